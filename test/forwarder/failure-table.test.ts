import { failureRow, failureTable } from '../../forwarder/failure-table.ts';
import { kafkaFailureCause } from '../../forwarder/failure.ts';
import { aConnectionError, aProtocolError, notRetried, retriesExceeded } from '../builders/a-kafka-error.ts';

const rows = failureTable.flatMap(({ codes, ...row }) => codes.map((code) => ({ code, ...row })));

test('no code is in two rows', () => {
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
});

test.each(rows)('$code: $remedy, however the client nests it', ({ code, remedy, detail }) => {
  const seen = code.replace('*', 'SOMETHING');
  const named = Object.assign(new Error('?'), { name: seen });

  for (const error of [aProtocolError(seen, 99), aConnectionError(seen), named]) {
    for (const nested of [error, retriesExceeded(error), notRetried(retriesExceeded(error))]) {
      expect(kafkaFailureCause(nested)).toEqual({ code: seen, remedy, detail, retriable: remedy !== 'park' });
    }
  }
});

test('settings and permissions are never the fault of a record', () => {
  const parked = rows.filter(({ remedy }) => remedy === 'park').map(({ code }) => code);

  expect(parked).toEqual([
    ...['NOT_JSON', 'NOT_A_CLOUD_EVENT', 'UNKNOWN_TYPE', 'SCHEMA_VIOLATED'],
    ...['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD'],
  ]);
});

test('what nobody has met yet is tried again', () => {
  expect(failureRow('SOMETHING_NEW')).toBeUndefined();
  expect(kafkaFailureCause(aProtocolError('SOMETHING_NEW', 999))).toMatchObject({
    code: 'SOMETHING_NEW',
    remedy: 'reconnect',
    retriable: true,
  });
});
