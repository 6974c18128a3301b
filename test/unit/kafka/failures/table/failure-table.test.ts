import { connectFailure } from '../../../../../kafka/failures/connect-error.ts';
import { detailOf, failureRow, failureTable, knownRow } from '../../../../../kafka/failures/table/failure-table.ts';
import { kafkaFailureCause } from '../../../../../kafka/failures/failure.ts';
import { protocolErrorNames } from '../../../../../kafka/failures/table/protocol-errors.ts';
import {
  aConnectionError,
  aProtocolError,
  notRetried,
  retriesExceeded,
} from '../../../../given/builders/a-kafka-error.ts';
import { errorOfCode, everyKafkajsError } from '../../../../given/builders/every-kafka-error.ts';

const rows = failureTable.flatMap((row) => row.codes.map((code) => ({ code, row })));
const otherRow = failureTable.at(-1);
const byName = new Map([...protocolErrorNames].map(([number, name]) => [name, number]));
const kafkajsErrors = everyKafkajsError();

test('has each code once', () => {
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
});

test('says in every row what failed and what to do, in sentences of at most 25 words', () => {
  for (const { why, fix } of failureTable) {
    expect(why).toMatch(/^[A-Z].+\.$/);
    expect(fix).toMatch(/^[A-Z].+\.$/);
    for (const sentence of `${why} ${fix}`.split(/\. (?=[A-Z])/)) {
      expect(sentence.split(' ').length).toBeLessThanOrEqual(25);
    }
  }
});

test('knows the error codes of Kafka 4.3 by number and by name', () => {
  // "Error Codes", Kafka protocol guide.
  const some = { 43: 'UNSUPPORTED_FOR_MESSAGE_FORMAT', 44: 'POLICY_VIOLATION', 89: 'THROTTLING_QUOTA_EXCEEDED' };

  expect([...protocolErrorNames.keys()]).toEqual([-1, ...Array.from({ length: 133 }, (_none, index) => index + 1)]);
  expect(Object.fromEntries(protocolErrorNames)).toMatchObject({ ...some, 133: 'SHARE_SESSION_LIMIT_REACHED' });
});

test.each([...protocolErrorNames])('has a row for error %i of an answer, which is %s', (number, name) => {
  const row = knownRow(name);
  const { code, action, detail } = kafkaFailureCause(notRetried(errorOfCode(number)));

  expect(row).toBeDefined();
  expect(row).not.toBe(otherRow);
  // kafkajs has older names for five of them.
  expect(knownRow(code)).toBe(row);
  expect({ action, detail }).toMatchObject({
    action: row?.action,
    detail: expect.stringContaining(row?.why ?? '?') as string,
  });
});

test('has a row for codes that Kafka adds later', () => {
  expect(kafkaFailureCause(errorOfCode(4711))).toMatchObject({ code: 'KAFKA_ERROR_4711', action: 'stop-batch' });
});

test.each([...kafkajsErrors])('has a row for %s', (_name, error) => {
  const cause = kafkaFailureCause(error);

  expect(cause.detail).toContain(failureRow(cause.code).fix);
});

test.each(rows.filter(({ row }) => row !== otherRow))(
  'reaches $code by an error as kafkajs throws it',
  ({ code, row }) => {
    const seen = code.replace('KAFKA_ERROR_*', 'KAFKA_ERROR_4711').replace('*', 'SOMETHING');
    const number = byName.get(seen) ?? (seen === 'KAFKA_ERROR_4711' ? 4711 : undefined);
    const isConnectError = seen === row.reportedAs;
    const error = isConnectError
      ? connectFailure(row.reportedAs, 'Secret: ARN.')
      : (kafkajsErrors.get(seen) ?? (number === undefined ? aNamedError(seen) : errorOfCode(number)));

    for (const nested of [error, retriesExceeded(error), notRetried(retriesExceeded(error))]) {
      const cause = kafkaFailureCause(nested);
      expect(knownRow(cause.code)).toBe(row);
      expect(cause.code).toBe(row.reportedAs ?? cause.code);
      const action = isConnectError && row.action === 'refresh-credentials' ? 'stop-batch' : row.action;
      expect(cause).toMatchObject({ action, retriable: action !== 'dead-letter' });
      expect(cause.detail.startsWith(row.why) && cause.detail.endsWith(row.fix)).toBe(true);
    }
  },
);

/** A failure of a socket, or one of the forwarder's own. */
const aNamedError = (code: string): Error =>
  code.startsWith('E') || code.includes('CERT') ? aConnectionError(code) : aProtocolError(code, 99);

test('dead-letters no record for settings or permissions', () => {
  const deadLettered = rows.filter(({ row }) => row.action === 'dead-letter').map(({ code }) => code);

  expect(deadLettered).toEqual([
    ...['NOT_JSON', 'NOT_A_CLOUD_EVENT', 'UNKNOWN_TYPE', 'SCHEMA_VIOLATED'],
    ...['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD'],
  ]);
});

test.each(['SOMETHING_NEW', 'ECANCELED', 'ECONNREFUSED_TOO', '*', 'UNABLE_TO_*', 'constructor', '__proto__'])(
  'has only the last row for %s, which is tried again',
  (code) => {
    expect(knownRow(code)).toBeUndefined();
    expect(failureRow(code)).toBe(otherRow);
    expect(otherRow).toMatchObject({ action: 'reconnect' });
  },
);

test('puts facts between the reason and the fix', () => {
  const { why, fix } = failureRow('ECONNREFUSED');

  expect(detailOf(failureRow('ECONNREFUSED'))).toBe(`${why} ${fix}`);
  expect(detailOf(failureRow('ECONNREFUSED'), 'Broker: b-1:9092.')).toBe(`${why} Broker: b-1:9092. ${fix}`);
  expect(kafkaFailureCause(aConnectionError('ECONNREFUSED')).detail).toBe(`${why} Broker: 127.0.0.1:9092. ${fix}`);
});
