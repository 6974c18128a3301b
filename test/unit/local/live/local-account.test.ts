import { localAccount } from '../../../../local/live/local-account.ts';

const nowMs = 100_000;
const young = { atMs: nowMs - 19_999, inOutbox: false };
const old = { atMs: nowMs - 20_000, inOutbox: false };
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

interface Given {
  readonly outstanding?: readonly (typeof young)[];
  readonly sent?: number;
  /** Expected events that are not in Kafka. */
  readonly open?: number;
  readonly lastCallMs?: number;
  readonly inQueues?: number;
}

const accountOf = ({ outstanding = [], sent = 0, open = 0, lastCallMs = 0, ...rest }: Given) =>
  localAccount({
    bus: { outstanding: () => outstanding, sent: () => sent },
    expected: { open, lastCallMs },
    inQueues: 'inQueues' in rest ? rest.inQueues : 0,
    duplicates: 3,
    wrong: 2,
    nowMs,
  });

test('nothing is missing if Kafka has every event', () => {
  expect(accountOf({ sent: 46 })).toEqual({
    sent: 46,
    inKafka: 46,
    onTheWay: 0,
    lost: 0,
    duplicates: 3,
    wrong: 2,
  });
});

test.each([
  ['was sent a moment ago', { outstanding: [young], sent: 1 }, 1, 0],
  ['was sent long ago and is in no queue', { outstanding: [old], sent: 1 }, 0, 1],
  ['was sent long ago, with a message in a queue', { outstanding: [old], sent: 1, inQueues: 1 }, 1, 0],
  ['was sent long ago, and a queue cannot be read', { outstanding: [old], sent: 1, inQueues: undefined }, 1, 0],
  ['is expected from a call a moment ago', { open: 1, lastCallMs: nowMs }, 1, 0],
  ['is expected from a call long ago', { open: 1, lastCallMs: nowMs - 20_000 }, 0, 1],
])('an event that %s: %j', (_name, given: Given, onTheWay, lost) => {
  expect(accountOf(given)).toMatchObject({ sent: 1, inKafka: 0, onTheWay, lost });
});

test('an event is not counted twice, as expected and as sent', () => {
  expect(accountOf({ outstanding: [young], sent: 5, open: 1, lastCallMs: nowMs })).toMatchObject({
    sent: 5,
    inKafka: 4,
    onTheWay: 1,
    lost: 0,
  });
});

test('nothing is lost while old events wait in the queue and new ones are under way', () => {
  const outstanding = [...times(50, old), ...times(50, young)];
  const account = accountOf({ outstanding, sent: 100, open: 200, lastCallMs: nowMs, inQueues: 50 });

  expect(account).toMatchObject({ sent: 200, inKafka: 0, onTheWay: 200, lost: 0 });
});

test('only as many old events are on the way as queues have messages', () => {
  expect(accountOf({ outstanding: times(5, old), sent: 9, inQueues: 3 })).toMatchObject({
    inKafka: 4,
    onTheWay: 3,
    lost: 2,
  });
});

test('more messages than missing events lose nothing', () => {
  expect(accountOf({ outstanding: [old], sent: 1, inQueues: 7 })).toMatchObject({ onTheWay: 1, lost: 0 });
});

test.each([
  { outstanding: times(3, old), sent: 7, open: 5, inQueues: 1 },
  { outstanding: [...times(3, old), ...times(4, young)], sent: 8, open: 0, inQueues: 2 },
  { sent: 2, open: 4, lastCallMs: nowMs },
])('sent is always in Kafka, on the way or lost: %j', (given: Given) => {
  const { sent, inKafka, onTheWay, lost } = accountOf(given);

  expect(inKafka + onTheWay + lost).toBe(sent);
});
