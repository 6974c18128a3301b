import type { MetricName } from '../../contracts/metrics.ts';
import type { FoundEventBus } from '../../infra/deploy-checks/event-bus-exists.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';
import type { PoolPorts } from '../../triggers/attachment/pool-ports.ts';
import type { ForwarderPort, SmokeAws } from '../smoke/smoke-ports.ts';
import type { AttachmentPorts } from '../user-pool/attachment-ports.ts';

/** What an account has in a Region, apart from a stack. */
export interface AccountPort {
  readonly region: () => Promise<string>;
  /** Returns the version of the CDK bootstrap stack; `undefined` if it does not exist. */
  readonly bootstrapVersion: () => Promise<number | undefined>;
  /** Returns the concurrent executions that Lambda allows the account in this Region. */
  readonly concurrency: () => Promise<number>;
  /** Returns a sentence about the trails of the account. */
  readonly trail: () => Promise<string>;
  /** Returns the bus of this name. Rejects with the fix if it does not exist. */
  readonly bus: (name: string) => Promise<FoundEventBus>;
}

/** Principals, and what their policies allow. */
export interface IamPort extends Pick<AccountPort, 'region'> {
  /** Returns the ARN of the caller. */
  readonly caller: () => Promise<string>;
  /** Returns the ARN of a role by its name, with its path. */
  readonly roleArn: (name: string) => Promise<string>;
  /** Returns the ARN of the role of a function. */
  readonly functionRole: (functionName: string) => Promise<string>;
  /** Returns the actions that the policies of a user or a role do not allow on each of the resources. */
  readonly denied: (
    principalArn: string,
    actions: readonly string[],
    resources: readonly string[],
  ) => Promise<readonly string[]>;
}

export type PoolPort = Pick<PoolPorts, 'describe'> & Pick<AttachmentPorts, 'isPermitted'>;

export interface CloudWatchPort {
  /** Returns the alarms whose names have this prefix, with the state of each: OK, ALARM or INSUFFICIENT_DATA. */
  readonly alarms: (prefix: string) => Promise<readonly { readonly name: string; readonly state: string }[]>;
  /** Returns the sum of a metric of the pipeline with this bus, of the last 24 hours. */
  readonly countedInDay: (metric: MetricName, busName: string) => Promise<number>;
}

/** The parts of AWS that `doctor` reads. It changes nothing. Each function rejects with the error of AWS. */
export interface DoctorAws extends Pick<SmokeAws, 'stack' | 'queues'> {
  readonly account: AccountPort;
  readonly iam: IamPort;
  readonly pools: PoolPort;
  readonly forwarder: Pick<ForwarderPort, 'checkKafka'>;
  readonly cloudWatch: CloudWatchPort;
}

export type ConnectDoctor = (settings: AwsSettings) => Promise<DoctorAws>;
