import type { ForwarderCheckAnswer } from '../../contracts/forwarder-check.ts';
import type { MetricName } from '../../contracts/metrics.ts';
import type { FoundEventBus } from '../../infra/deploy-checks/event-bus-exists.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';
import type { AttachmentPorts } from '../user-pool/attachment-ports.ts';

/** What `doctor` asks AWS; it changes nothing. Each rejects with AWS's own error. */
export interface DoctorAws extends Pick<AttachmentPorts, 'outputs' | 'pools' | 'isPermitted'> {
  /** Version of the CDK bootstrap stack; undefined where there is none. */
  readonly bootstrapVersion: () => Promise<number | undefined>;
  /** A sentence about the trails of the account, see lookForTrail. */
  readonly trail: () => Promise<string>;
  /** The bus of this name; rejects, naming the remedy, where there is none. */
  readonly bus: (name: string) => Promise<FoundEventBus>;
  readonly checkKafka: (functionName: string) => Promise<ForwarderCheckAnswer>;
  /** Concurrent executions that Lambda allows the account in this Region. */
  readonly accountConcurrency: () => Promise<number>;
  readonly region: () => Promise<string>;
  /** The alarms whose names begin so, with the state of each: OK, ALARM or INSUFFICIENT_DATA. */
  readonly alarms: (prefix: string) => Promise<readonly { readonly name: string; readonly state: string }[]>;
  /** Messages in a queue, hidden ones included. */
  readonly depth: (queueUrl: string) => Promise<number>;
  /** ARN of whom AWS takes the caller for. */
  readonly caller: () => Promise<string>;
  /** ARN of a role by its name; with its path. */
  readonly roleArn: (name: string) => Promise<string>;
  /** ARN of the role of a function. */
  readonly functionRole: (functionName: string) => Promise<string>;
  /** Sum of a metric of the pipeline with this bus, of the last 24 hours. */
  readonly countedInDay: (metric: MetricName, busName: string) => Promise<number>;
  /** Those of the actions that the policies of a user or a role do not allow on each of the resources. */
  readonly denied: (
    principalArn: string,
    actions: readonly string[],
    resources: readonly string[],
  ) => Promise<readonly string[]>;
}

export type ConnectDoctor = (settings: AwsSettings) => Promise<DoctorAws>;
