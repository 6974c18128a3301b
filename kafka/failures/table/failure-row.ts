/** The forwarder's actions on failures, and what happens with the records. */
export const failureActions = {
  'dead-letter': 'The record goes to the dead-letter queue at once. The other records are delivered.',
  reconnect: 'New connections for up to 12 seconds. Then the record returns to the queue.',
  'refresh-credentials':
    'One new connection, with credentials that are read again. Then the record returns to the queue.',
  'skip-topic': 'The records of the topic return to the queue. Other topics are tried.',
  'stop-batch': 'The rest of the batch returns to the queue. Nothing more is tried in this invocation.',
} as const;

export type FailureAction = keyof typeof failureActions;

/** One kind of failure: its codes, its cause, and the action on it. `Code`: the codes of a ConnectError. */
export interface FailureRow<Code extends string = never> {
  /** Kafka's name of a protocol error, Node's code of a network error, or the client's name; `*` ends a prefix. */
  readonly codes: readonly string[];
  /** The only code under which its failures are reported. @default - each under its own */
  readonly reportedAs?: Code;
  /** Words of a broker that refuses an authentication, if only they have the reason. */
  readonly words?: RegExp;
  readonly action: FailureAction;
  /** The cause, without values from a message. */
  readonly why: string;
  /** The fix, for a person. */
  readonly fix: string;
}
