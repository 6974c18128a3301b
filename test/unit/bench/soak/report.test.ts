import type { Account } from '../../../../bench/soak/ledger.ts';
import { isComplete, soakReport } from '../../../../bench/soak/report.ts';

const anAccount = (over: Partial<Account> = {}): Account => ({
  sent: 1000,
  delivered: 1000,
  copies: 25,
  deadLetters: 0,
  lost: 0,
  wrong: 0,
  firstWrong: [],
  lagsMs: Float64Array.from({ length: 1000 }, (_, index) => index + 1),
  durationMs: 20_000,
  ...over,
});

test('the promise is kept when everything was delivered, copies or not', () => {
  expect(isComplete(anAccount())).toBe(true);
});

test.each([{ lost: 1 }, { deadLetters: 1 }, { wrong: 1 }, { sent: 0 }])('the promise is broken by %j', (over) => {
  expect(isComplete(anAccount(over))).toBe(false);
});

test('the table has the counts, the times and the pace', () => {
  const rows = soakReport(anAccount({ wrong: 1, firstWrong: ['partition 1, offset 2: nobody sent it'] })).split('\n');

  expect(rows.map((row) => row.split(/ {2,}/))).toEqual(
    expect.arrayContaining([
      ['sent', '1000'],
      ['duplicates', '25 (2.50 %)'],
      ['not what was sent', '1'],
      ['PutEvents to Kafka, median', '0.50 s'],
      ['PutEvents to Kafka, p99', '0.99 s'],
      ['PutEvents to Kafka, slowest', '1.00 s'],
      ['events per second', '50'],
    ]),
  );
  expect(rows.at(-1)).toBe('partition 1, offset 2: nobody sent it');
});

test('there is a table also when nothing was delivered', () => {
  const nothing = { delivered: 0, copies: 0, lagsMs: new Float64Array(0), durationMs: 0 };

  expect(soakReport(anAccount(nothing))).toMatch(/median +-$/m);
});
