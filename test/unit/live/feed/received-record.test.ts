import { receivedRecord } from '../../../../live/feed/received-record.ts';
import { aReadRecord } from '../../../given/fakes/fake-reader.ts';

test('keeps the place, the headers and the times of a record', () => {
  const record = aReadRecord({ partition: 2, offset: '17', value: 'text', headers: { replayed: 'true' } });

  expect(receivedRecord(record, 2_000)).toEqual({
    text: 'text',
    consumedMs: 2_000,
    place: { topic: 'identity-events', partition: 2, offset: '17' },
    headers: { replayed: 'true' },
    acknowledgedMs: 1_000,
  });
});

test('a tombstone has an empty text', () => {
  expect(receivedRecord(aReadRecord({ value: null }), 1).text).toBe('');
});
