import { recordHeaders } from '../../../../contracts/kafka-record.ts';
import { withDeliveryHeaders } from '../../../../kafka/records/delivery-headers.ts';

const record = { topic: 'logins', key: 'ann', value: '{}', headers: recordHeaders };
const firstReceivedAt = new Date(1_764_515_400_140);

test('adds the times of the queue to the headers, and changes nothing else', () => {
  expect(withDeliveryHeaders(record, { sentMs: 1_764_515_400_123, firstReceivedAt })).toEqual({
    ...record,
    headers: { ...recordHeaders, 'queued-ms': '1764515400123', 'received-ms': '1764515400140' },
  });
});

test('marks an event that replay sent again', () => {
  expect(withDeliveryHeaders(record, { firstReceivedAt, replayed: true }).headers).toHaveProperty('replayed', 'true');
});

test.each([new Date(0), new Date(NaN)])('leaves out the times that SQS did not report: %s', (unknown) => {
  expect(withDeliveryHeaders(record, { firstReceivedAt: unknown, replayed: false })).toEqual(record);
});
