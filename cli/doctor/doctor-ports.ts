import type { ForwarderCheckAnswer } from '../../contracts/forwarder-check.ts';
import type { AwsSettings, PoolAccess } from '../user-pool/pool-access.ts';

/** What `doctor` asks AWS; it changes nothing. Each rejects with AWS's own error. */
export interface DoctorAws extends Pick<PoolAccess, 'outputs' | 'pools' | 'isPermitted'> {
  /** Version of the CDK bootstrap stack; undefined where there is none. */
  readonly bootstrapVersion: () => Promise<number | undefined>;
  /** A sentence about the trails of the account, see lookForTrail. */
  readonly trail: () => Promise<string>;
  /** Whether the bus exists; rejects, naming the remedy, where it does not. */
  readonly bus: (name: string) => Promise<void>;
  readonly checkKafka: (functionName: string) => Promise<ForwarderCheckAnswer>;
  /** Concurrent executions that Lambda allows the account in this Region. */
  readonly accountConcurrency: () => Promise<number>;
  readonly region: () => Promise<string>;
}

export type ConnectDoctor = (settings: AwsSettings) => Promise<DoctorAws>;
