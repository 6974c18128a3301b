/** An action of a local user. Without a name, sign-up creates the next user, and the others use the newest one. */
export interface UserActionRequest {
  readonly action: 'sign-up' | 'log-in' | 'fail-log-in' | 'log-out';
  readonly user?: string;
  /** How often, from 1 to 1000. For `log-in` and `fail-log-in` only. @default 1 */
  readonly times?: number;
}

export interface UserActionResponse {
  readonly user: string;
  /** One sentence. */
  readonly text: string;
}

/** Changes one switch. */
export type SwitchRequest = { readonly kafka: 'running' | 'stopped' } | { readonly bus: Switches['bus'] };

/** Faults of the local pipeline. `starting` and `stopping` are states, not requests. */
export interface Switches {
  readonly kafka: 'running' | 'stopped' | 'starting' | 'stopping';
  readonly bus: 'working' | 'refusing' | 'slow';
  /** Absent if this server can stop Kafka; else the reason. */
  readonly kafkaNotSwitchable?: string;
}

/** What the calls to Cognito must produce, and what Kafka has. */
export interface Account {
  readonly sent: number;
  readonly inKafka: number;
  /** Events that wait in a queue, or whose call was a moment ago. */
  readonly onTheWay: number;
  /** Events that are in no queue and not in Kafka. */
  readonly lost: number;
  readonly duplicates: number;
  /** Number of records that are not as the schemas require. */
  readonly wrong: number;
}

export interface LocalState {
  readonly users: readonly string[];
  readonly switches: Switches;
  readonly account: Account;
}
