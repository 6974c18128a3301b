import { kafkaRecord } from '../../../../contracts/kafka-record.ts';
import { openLedger, type WrittenRecord } from '../../../../bench/soak/ledger.ts';
import { soakEvent } from '../../../../bench/soak/soak-event.ts';

const putAt = 1_000_000;

/** What the topic holds when event `index` has been delivered, a second after the first one was put. */
function aRecord(index: number, over: Partial<WrittenRecord> = {}): WrittenRecord {
  const event = soakEvent(index);
  const { key, value, headers } = kafkaRecord(event, JSON.stringify(event), 'identity-events');
  return { partition: 0, offset: '7', writtenAt: putAt + 1000, key, value, headers, ...over };
}

/** A ledger of events that were put one after the other, a millisecond apart. */
function ledgerWith(sent: number) {
  const ledger = openLedger(sent);
  for (let index = 0; index < sent; index++) ledger.send(index, putAt + index);
  return ledger;
}

test('a sent event in neither the topic nor a dead-letter queue is lost', () => {
  const ledger = ledgerWith(4);
  ledger.enter(aRecord(0));
  ledger.enter(aRecord(2));
  ledger.enterDeadLetter(JSON.stringify(soakEvent(3)));

  expect(ledger.account()).toMatchObject({ sent: 4, delivered: 2, deadLetters: 1, lost: 1, copies: 0, wrong: 0 });
});

test('an event that was not sent is not lost', () => {
  const ledger = openLedger(2);
  ledger.send(1, putAt);
  ledger.enter(aRecord(1));

  expect(ledger.account()).toMatchObject({ sent: 1, delivered: 1, lost: 0 });
});

test('copies beyond the first are counted, and the first one says how long it took', () => {
  const ledger = ledgerWith(2);
  for (const writtenAt of [putAt + 5000, putAt + 200, putAt + 9000]) ledger.enter(aRecord(0, { writtenAt }));
  ledger.enter(aRecord(1, { writtenAt: putAt + 101 }));

  expect(ledger.account()).toMatchObject({ delivered: 2, copies: 2, lost: 0, durationMs: 9000 });
  expect([...ledger.account().lagsMs]).toEqual([200, 100]);
});

test('an event in both the topic and a dead-letter queue counts in both', () => {
  const ledger = ledgerWith(1);
  ledger.enter(aRecord(0));
  ledger.enterDeadLetter(JSON.stringify(soakEvent(0)));

  expect(ledger.account()).toMatchObject({ delivered: 1, deadLetters: 1, lost: 0 });
});

test('putting an event again does not move the time of its first try', () => {
  const ledger = ledgerWith(1);
  ledger.send(0, putAt + 500);
  ledger.enter(aRecord(0));

  expect([...ledger.account().lagsMs]).toEqual([1000]);
});

test.each([
  ['one byte more', { value: `${JSON.stringify(soakEvent(0))} ` }, 'its value is not what was sent'],
  ['another key', { key: 'someone' }, 'its key is not its subject'],
  ['no headers', { headers: {} }, 'its headers are not those of a CloudEvent'],
  ['text', { value: 'hello' }, 'nobody sent it'],
  ['an event that was not sent', aRecord(1), 'nobody sent it'],
])('a record with %s is wrong, and delivers nothing', (_name, over, complaint) => {
  const ledger = openLedger(2);
  ledger.send(0, putAt);
  ledger.enter(aRecord(0, { ...over, partition: 2, offset: '11' }));

  expect(ledger.account()).toMatchObject({
    delivered: 0,
    lost: 1,
    wrong: 1,
    firstWrong: [`partition 2, offset 11: ${complaint}`],
  });
});

test('a dead letter that nobody sent is wrong, and the account lists the first of many', () => {
  const ledger = ledgerWith(1);
  for (let index = 0; index < 50; index++) ledger.enterDeadLetter('{}');

  expect(ledger.account().wrong).toBe(50);
  expect(ledger.account().firstWrong).toHaveLength(10);
});
