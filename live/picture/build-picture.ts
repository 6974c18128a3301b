import { consumerOfOutput, type StackOutputs } from '../../contracts/stack-outputs.ts';
import type { AlarmOn, Box, BoxKind, Edge, Picture } from '../wire/picture.ts';
import { alarmBoxes } from './alarm-boxes.ts';

/** Messages in a box. A number that is unknown is absent. */
export interface Waiting {
  readonly waiting?: number;
  readonly inFlight?: number;
  readonly oldestMs?: number;
}

/** Names of the boxes that a stack has only once. */
export type SingleBox = Exclude<BoxKind, 'consumer'>;

/** Events per second, by the edges that the picture has. */
export type Rates = Readonly<
  Partial<
    Record<
      | 'cognito>bus'
      | 'audit>bus'
      | 'cognito>outbox'
      | 'outbox>bus'
      | 'bus>queue'
      | 'queue>forwarder'
      | 'forwarder>kafka'
      | 'queue>dead-letters',
      number
    >
  >
>;

/** What is known at one moment. */
export interface PictureFacts extends Pick<Picture, 'at' | 'windowSeconds'> {
  readonly outputs: StackOutputs;
  readonly topics: readonly string[];
  readonly waiting: Readonly<Partial<Record<SingleBox, Waiting>>>;
  readonly faults: Readonly<Partial<Record<SingleBox, string>>>;
  readonly rates: Rates;
  readonly alarms: readonly AlarmOn[];
}

/** Returns the picture of a stack. */
export function buildPicture(facts: PictureFacts): Picture {
  const { at, windowSeconds, outputs } = facts;
  const consumers = Object.keys(outputs).flatMap((output) => consumerOfOutput(output) ?? []);
  const hasAudit = outputs['AuditFunctionName'] !== undefined;
  const kinds: readonly SingleBox[] = [
    'cognito',
    'audit',
    'bus',
    'outbox',
    'queue',
    'forwarder',
    'kafka',
    'dead-letters',
  ];
  const single = kinds.filter((kind) => kind !== 'audit' || hasAudit).map((kind) => boxOf(kind, facts));
  const others = consumers.map((name): Box => ({
    id: `consumer-${name}`,
    kind: 'consumer',
    label: name,
    alarms: facts.alarms.filter((alarm) => alarmBoxes[alarm.name] === 'consumer' && alarm.consumer === name),
  }));
  const boxes = [...single, ...others];
  const ids = new Set(boxes.map(({ id }) => id));
  const edges = [...fixedEdges, ...others.map(({ id }): Edge => ({ from: 'bus', to: id, kind: 'normal' }))]
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
    .map((edge) => ({ ...edge, perSecond: facts.rates[`${edge.from}>${edge.to}` as keyof Rates] }));
  return { at, windowSeconds, boxes, edges };
}

const boxOf = (kind: SingleBox, { outputs, topics, waiting, faults, alarms }: PictureFacts): Box => ({
  id: kind,
  kind,
  label: labels[kind],
  resource: kind === 'kafka' ? topics.join(', ') || undefined : resourceOf(kind, outputs),
  ...waiting[kind],
  fault: faults[kind],
  alarms: alarms.filter(({ name }) => alarmBoxes[name] === kind),
});

const labels: Readonly<Record<SingleBox, string>> = {
  cognito: 'Cognito triggers',
  audit: 'CloudTrail',
  bus: 'event bus',
  outbox: 'outbox',
  queue: 'queue',
  forwarder: 'forwarder',
  kafka: 'Kafka',
  'dead-letters': 'dead-letter queues',
};

const resourceOf = (kind: Exclude<SingleBox, 'kafka'>, outputs: StackOutputs): string | undefined =>
  ({
    cognito: outputs['UserPoolId'],
    audit: outputs['AuditFunctionName'],
    bus: outputs['EventBusName'],
    outbox: queueName(outputs['OutboxQueueUrl']),
    queue: queueName(outputs['QueueUrl']),
    forwarder: outputs['ForwarderFunctionName'],
    'dead-letters': undefined,
  })[kind];

/** Returns the name of a queue by its URL. */
export const queueName = (url: string | undefined): string | undefined => url?.split('/').at(-1);

const fixedEdges: readonly Edge[] = [
  { from: 'cognito', to: 'bus', kind: 'normal' },
  { from: 'audit', to: 'bus', kind: 'normal' },
  { from: 'cognito', to: 'outbox', kind: 'failure' },
  { from: 'outbox', to: 'bus', kind: 'failure' },
  { from: 'bus', to: 'queue', kind: 'normal' },
  { from: 'queue', to: 'forwarder', kind: 'normal' },
  { from: 'forwarder', to: 'kafka', kind: 'normal' },
  { from: 'queue', to: 'dead-letters', kind: 'failure' },
];
