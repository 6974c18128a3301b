/** Kinds of what a consumer's events can go to. */
export type TargetKind = 'queue' | 'function' | 'logGroup' | 'eventBus' | 'apiDestination' | 'firehose';

interface TargetFacts {
  readonly arn: RegExp;
  /** What EventBridge's role has to be allowed on it; a log group knows no roles, but a policy of its own. */
  readonly actions: readonly string[];
  /**
   * Whether it receives the event within EventBridge's envelope: a bus forwards nothing else, and EventBridge rejects an
   * InputPath for a log group ("Event bus targets in Amazon EventBridge"). All others receive the event itself.
   */
  readonly withEnvelope: boolean;
}

const of = (service: string, resource: string) => new RegExp(`^arn:[\\w-]+:${service}:[\\w-]+:\\d{12}:${resource}$`);

export const targetKinds: Readonly<Record<TargetKind, TargetFacts>> = {
  queue: { arn: of('sqs', '[\\w-]{1,80}'), actions: ['sqs:SendMessage'], withEnvelope: false },
  function: {
    arn: of('lambda', 'function:[\\w-]+(:[\\w$-]+)?'),
    actions: ['lambda:InvokeFunction'],
    withEnvelope: false,
  },
  logGroup: { arn: of('logs', 'log-group:[\\w./#-]+'), actions: [], withEnvelope: true },
  eventBus: { arn: of('events', 'event-bus/[\\w./-]+'), actions: ['events:PutEvents'], withEnvelope: true },
  apiDestination: {
    arn: of('events', 'api-destination/[\\w./-]+'),
    actions: ['events:InvokeApiDestination'],
    withEnvelope: false,
  },
  firehose: {
    arn: of('firehose', 'deliverystream/[\\w.-]+'),
    actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
    withEnvelope: false,
  },
};

/** Description of the allowed ARNs of targets. */
export const allowedTargets =
  'the ARN of a queue (not a FIFO one), a function, a log group (without ":*"), a bus, an API destination or a Firehose stream';

/** What the ARN names; undefined if EventBridge could not bring a consumer's events there. */
export const kindOf = (arn: string): TargetKind | undefined =>
  (Object.keys(targetKinds) as TargetKind[]).find((kind) => targetKinds[kind].arn.test(arn));
