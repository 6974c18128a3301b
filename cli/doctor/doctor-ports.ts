import type { ForwarderCheckAnswer } from '../../contracts/forwarder-check.ts';
import type { MetricName } from '../../contracts/metrics.ts';
import type { FoundEventBus } from '../../infra/deploy-checks/event-bus-exists.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';
import type { AttachmentPorts } from '../user-pool/attachment-ports.ts';

/** The calls of `doctor` to AWS, which change nothing. Each rejects with the error of AWS. */
export interface DoctorAws extends Pick<AttachmentPorts, 'outputs' | 'pools' | 'isPermitted'> {
  /** Returns the version of the CDK bootstrap stack; `undefined` if it does not exist. */
  readonly bootstrapVersion: () => Promise<number | undefined>;
  /** Returns a sentence about the trails of the account. */
  readonly trail: () => Promise<string>;
  /** Returns the bus of this name. Rejects with the fix if it does not exist. */
  readonly bus: (name: string) => Promise<FoundEventBus>;
  readonly checkKafka: (functionName: string) => Promise<ForwarderCheckAnswer>;
  /** Returns the concurrent executions that Lambda allows the account in this Region. */
  readonly accountConcurrency: () => Promise<number>;
  readonly region: () => Promise<string>;
  /** Returns the alarms whose names have this prefix, with the state of each: OK, ALARM or INSUFFICIENT_DATA. */
  readonly alarms: (prefix: string) => Promise<readonly { readonly name: string; readonly state: string }[]>;
  /** Returns the number of messages in a queue, in flight or not. */
  readonly depth: (queueUrl: string) => Promise<number>;
  /** Returns the ARN of the caller. */
  readonly caller: () => Promise<string>;
  /** Returns the ARN of a role by its name, with its path. */
  readonly roleArn: (name: string) => Promise<string>;
  /** Returns the ARN of the role of a function. */
  readonly functionRole: (functionName: string) => Promise<string>;
  /** Returns the sum of a metric of the pipeline with this bus, of the last 24 hours. */
  readonly countedInDay: (metric: MetricName, busName: string) => Promise<number>;
  /** Returns the actions that the policies of a user or a role do not allow on each of the resources. */
  readonly denied: (
    principalArn: string,
    actions: readonly string[],
    resources: readonly string[],
  ) => Promise<readonly string[]>;
}

export type ConnectDoctor = (settings: AwsSettings) => Promise<DoctorAws>;
