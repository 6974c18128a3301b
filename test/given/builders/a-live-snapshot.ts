import type { Box, Edge, LagPoint, Picture } from '../../../live/wire/picture.ts';
import type { Snapshot, State } from '../../../live/wire/updates.ts';
import { firstMoment } from './an-arrived-event.ts';

const box = (id: string, kind: Box['kind'], label: string, more: Partial<Box> = {}): Box => ({
  id,
  kind,
  label,
  alarms: [],
  ...more,
});

const normal = (from: string, to: string, perSecond: number): Edge => ({ from, to, perSecond, kind: 'normal' });
const failure = (from: string, to: string, perSecond = 0): Edge => ({ from, to, perSecond, kind: 'failure' });

/** A pipeline with every kind of part. Boxes that are given replace those with the same id. */
export function aPicture({
  boxes = [],
  edges,
}: { readonly boxes?: readonly Partial<Box>[]; readonly edges?: readonly Edge[] } = {}): Picture {
  const all = [
    box('cognito', 'cognito', 'Cognito', { resource: 'eu-west-1_AbCdEf123' }),
    box('audit', 'audit', 'CloudTrail records', { waiting: 0 }),
    box('bus', 'bus', 'Event bus', { resource: 'identity-events' }),
    box('outbox', 'outbox', 'Outbox', { waiting: 0 }),
    box('queue', 'queue', 'Queue', { waiting: 0, inFlight: 0 }),
    box('forwarder', 'forwarder', 'Forwarder', { resource: 'lambda' }),
    box('kafka', 'kafka', 'Kafka', { resource: 'identity-events' }),
    box('dead-letters', 'dead-letters', 'Dead letters', { waiting: 0 }),
    box('rule-dead-letters', 'dead-letters', 'Rule dead letters', { waiting: 0 }),
    box('audit-dead-letters', 'dead-letters', 'Audit dead letters', { waiting: 0 }),
    box('outbox-dead-letters', 'dead-letters', 'Outbox dead letters', { waiting: 0 }),
    box('consumer', 'consumer', 'welcome-mail'),
  ];
  return {
    at: firstMoment + 60_000,
    windowSeconds: 5,
    boxes: all.map((each) => ({ ...each, ...boxes.find(({ id }) => id === each.id) })),
    edges: edges ?? [
      normal('cognito', 'bus', 3.4),
      normal('bus', 'queue', 3.6),
      normal('queue', 'forwarder', 3.6),
      normal('forwarder', 'kafka', 3.6),
      normal('cognito', 'audit', 0.2),
      normal('audit', 'bus', 0.2),
      normal('bus', 'consumer', 0),
      failure('cognito', 'outbox'),
      failure('outbox', 'bus'),
      failure('outbox', 'outbox-dead-letters'),
      failure('forwarder', 'dead-letters'),
      failure('bus', 'rule-dead-letters'),
      failure('audit', 'audit-dead-letters'),
    ],
  };
}

/** Lag of the last minutes, a point every five seconds. */
export const someLag = (count = 120): readonly LagPoint[] =>
  Array.from({ length: count }, (_, index) => ({
    at: firstMoment + 60_000 - (count - index) * 5_000,
    p50: 46 + 9 * Math.sin(index / 5),
    p99: 110 + 34 * Math.sin(index / 7) + (index % 17 === 0 ? 60 : 0),
    perSecond: 3.6,
  }));

/** The state of a local pipeline that works. */
export const aLiveState = (given: Partial<State> = {}): State => ({
  abilities: {
    mode: 'local',
    stack: 'CognitoToKafka',
    region: 'eu-west-1',
    topics: ['identity-events'],
    mayReplay: true,
    hasLocalActions: true,
    version: '0.1.0',
    docs: 'https://github.com/cognito-to-kafka/cognito-to-kafka/blob/main/docs/',
  },
  feed: { from: 'topic', topics: ['identity-events'] },
  picture: aPicture(),
  queues: [
    { name: 'dead-letters', isLive: false, depth: 0, inFlight: 0, replaysTo: 'the queue' },
    { name: 'rule-dead-letters', isLive: false, depth: 0, inFlight: 0, replaysTo: 'the queue' },
    { name: 'outbox', isLive: true, depth: 0, inFlight: 0, replaysTo: 'the bus' },
  ],
  problems: [],
  jobs: [],
  local: {
    users: ['ann', 'ben'],
    switches: { kafka: 'running', bus: 'working' },
    account: { sent: 46, inKafka: 46, onTheWay: 0, lost: 0, duplicates: 0, wrong: 0 },
  },
  ...given,
});

/** What a tab receives first. */
export const aSnapshot = (given: Partial<Snapshot> = {}): Snapshot => ({
  run: 'run-1',
  state: aLiveState(),
  events: [],
  lag: someLag(),
  ...given,
});
