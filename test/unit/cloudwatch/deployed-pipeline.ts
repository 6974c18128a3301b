import { aPipelineTemplate } from '../../given/builders/a-template.ts';
import { resolveIntrinsics } from '../../rules/resolve-intrinsics.ts';
import { alarmDefinition, type AlarmDefinition } from './alarm-state.ts';

/** A queue of the stack with the function that empties it. */
export interface DeployedQueue {
  readonly queueName: string;
  readonly deadLetterQueueName: string;
  readonly functionName: string;
  readonly visibilityTimeoutMs: number;
  readonly maxReceiveCount: number;
  readonly batchSize: number;
  readonly maxConcurrency: number;
}

/** What the simulation uses of a stack, as it would be deployed: its alarms, and the settings of its queues. */
export interface DeployedPipeline {
  readonly alarms: readonly AlarmDefinition[];
  readonly busName: string;
  readonly forwarder: DeployedQueue;
  readonly outbox: DeployedQueue;
  readonly audit: DeployedQueue;
}

interface QueueProperties {
  readonly VisibilityTimeout: number;
  readonly RedrivePolicy: {
    readonly maxReceiveCount: number;
    readonly deadLetterTargetArn: { readonly 'Fn::GetAtt': readonly [string, string] };
  };
}

interface MappingProperties {
  readonly EventSourceArn: { readonly 'Fn::GetAtt': readonly [string, string] };
  readonly FunctionName: { readonly Ref: string };
  readonly BatchSize: number;
  readonly ScalingConfig?: { readonly MaximumConcurrency: number };
}

/** The pipeline of a configuration, read from its template. A trail counts as found. */
export function deployedPipeline(config: object = {}): DeployedPipeline {
  const template = aPipelineTemplate({ audit: { createTrail: true }, ...config });
  const resolve = (value: unknown) => resolveIntrinsics(template, value, {});
  const output = (name: string) => (template.findOutputs(name)[name] as { Value: unknown }).Value;
  const propertiesOf = (type: string) =>
    Object.entries(template.findResources(type) as Record<string, { Properties: unknown }>);
  const queueName = (id: string) => resolve({ 'Fn::GetAtt': [id, 'QueueName'] });
  const queueOf = (outputName: string): DeployedQueue => {
    const { Ref: id } = output(outputName) as { Ref: string };
    const queue = propertiesOf('AWS::SQS::Queue').find(([name]) => name === id)?.[1].Properties as QueueProperties;
    const mapping = propertiesOf('AWS::Lambda::EventSourceMapping')
      .map(([, { Properties }]) => Properties as MappingProperties)
      .find(({ EventSourceArn }) => EventSourceArn['Fn::GetAtt'][0] === id);
    if (!mapping) throw new Error(`No function empties ${outputName}.`);
    return {
      queueName: queueName(id),
      deadLetterQueueName: queueName(queue.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]),
      functionName: resolve(mapping.FunctionName),
      visibilityTimeoutMs: 1000 * queue.VisibilityTimeout,
      maxReceiveCount: queue.RedrivePolicy.maxReceiveCount,
      batchSize: mapping.BatchSize,
      maxConcurrency: mapping.ScalingConfig?.MaximumConcurrency ?? 1000,
    };
  };
  return {
    alarms: propertiesOf('AWS::CloudWatch::Alarm').map(([, { Properties }]) => alarmDefinition(Properties, resolve)),
    busName: resolve(output('EventBusName')),
    forwarder: queueOf('QueueUrl'),
    outbox: queueOf('OutboxQueueUrl'),
    audit: queueOf('AuditQueueUrl'),
  };
}
