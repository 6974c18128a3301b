import { Token } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import type { ConfigProblem } from '../config/config-problem.ts';
import type { PipelineResources } from './pipeline-outputs.ts';

/**
 * Physical names of resources. If you change a name, CloudFormation creates another resource, and a queue's events stay in the
 * previous queue. Choose names before the first deployment. The names of the event bus and the alarms contain the stack's name.
 */
export interface PipelineNames {
  /** Name of the trigger function. @default - a name by CloudFormation */
  readonly triggerFunction?: string;
  /** Name of the forwarder function. @default - a name by CloudFormation */
  readonly forwarderFunction?: string;
  /** Name of the outbox function. @default - a name by CloudFormation */
  readonly outboxFunction?: string;
  /** Name of the audit function. @default - a name by CloudFormation */
  readonly auditFunction?: string;
  /** Name of the queue between the bus and Kafka. @default - a name by CloudFormation */
  readonly queue?: string;
  /** Name of the dead-letter queue of the forwarder. @default - a name by CloudFormation */
  readonly deadLetterQueue?: string;
  /** Name of the dead-letter queue of the forwarder's rule. @default - a name by CloudFormation */
  readonly ruleDeadLetterQueue?: string;
  /** Name of the outbox queue. @default - a name by CloudFormation */
  readonly outboxQueue?: string;
  /** Name of the dead-letter queue of the outbox. @default - a name by CloudFormation */
  readonly outboxDeadLetterQueue?: string;
  /** Name of the audit queue. @default - a name by CloudFormation */
  readonly auditQueue?: string;
  /** Name of the created topic of the alarms. @default - a name by CloudFormation */
  readonly alarmTopic?: string;
  /** Name of the dashboard. @default - a name by CloudFormation */
  readonly dashboard?: string;
}

type Kind = 'function' | 'queue' | 'topic' | 'dashboard';

/** Maximum number of characters ("CreateFunction", "CreateQueue", "CreateTopic" and "PutDashboard", API references of AWS). */
const lengths: Readonly<Record<Kind, number>> = { function: 64, queue: 80, topic: 256, dashboard: 255 };

const kinds: Readonly<Record<keyof PipelineNames, Kind>> = {
  triggerFunction: 'function',
  forwarderFunction: 'function',
  outboxFunction: 'function',
  auditFunction: 'function',
  queue: 'queue',
  deadLetterQueue: 'queue',
  ruleDeadLetterQueue: 'queue',
  outboxQueue: 'queue',
  outboxDeadLetterQueue: 'queue',
  auditQueue: 'queue',
  alarmTopic: 'topic',
  dashboard: 'dashboard',
};

/** Returns the names that a resource cannot have, and those of resources that the pipeline does not create. */
export function nameProblems(
  names: PipelineNames = {},
  { hasAudit, createsTopic }: { readonly hasAudit: boolean; readonly createsTopic: boolean },
): ConfigProblem[] {
  const given = Object.entries(names).filter(([, found]) => found !== undefined) as [string, unknown][];
  return given.flatMap(([name, found]): ConfigProblem[] => {
    const path = ['names', name];
    if (!isKnown(name))
      return [{ path, found, allowed: `one of ${Object.keys(kinds).join(', ')} as the name of the prop` }];
    if (name.startsWith('audit') && !hasAudit) return [{ path, found, because: 'audit.enabled is false' }];
    if (name === 'alarmTopic' && !createsTopic)
      return [{ path, found, because: 'operations.existingArn names a topic' }];
    const length = lengths[kinds[name]];
    const isValid = typeof found === 'string' && (Token.isUnresolved(found) || isName(found, length));
    return isValid ? [] : [{ path, found, allowed: `letters, digits, "-" and "_", ${length} characters at most` }];
  });
}

const isKnown = (name: string): name is keyof PipelineNames => name in kinds;

const isName = (text: string, length: number): boolean => /^[\w-]+$/.test(text) && text.length <= length;

/** Sets the physical names of a pipeline's resources. */
export function applyNames(names: PipelineNames, pipeline: PipelineResources): void {
  const { trigger, forwarder, outbox, audit, operations } = pipeline;
  const resources: Readonly<Record<keyof PipelineNames, IConstruct | undefined>> = {
    triggerFunction: trigger.function,
    forwarderFunction: forwarder.function,
    outboxFunction: outbox.function,
    auditFunction: audit?.function,
    queue: forwarder.queue,
    deadLetterQueue: forwarder.deadLetterQueue,
    ruleDeadLetterQueue: forwarder.ruleDeadLetterQueue,
    outboxQueue: outbox.queue,
    outboxDeadLetterQueue: outbox.deadLetterQueue,
    auditQueue: audit?.queue,
    alarmTopic: operations.topic,
    dashboard: operations.dashboard.dashboard,
  };
  for (const [name, given] of Object.entries(names) as [keyof PipelineNames, string | undefined][])
    if (given !== undefined) setName(resources[name]?.node.defaultChild, given);
}

function setName(resource: IConstruct | undefined, name: string): void {
  if (resource instanceof CfnFunction) resource.functionName = name;
  if (resource instanceof CfnQueue) resource.queueName = name;
  if (resource instanceof CfnTopic) resource.topicName = name;
  if (resource instanceof CfnDashboard) resource.dashboardName = name;
}
