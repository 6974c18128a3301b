import { ConnectError } from '../../../../kafka/failures/connect-error.ts';
import { connectFailure } from '../../../../kafka/failures/connect-error.ts';
import { outgoings } from '../../../given/builders/an-outgoing.ts';
import { delivered } from './delivered.ts';

const refused = (isFinal: boolean) => new ConnectError('KAFKA_AUTHENTICATION_FAILED', 'refused', { isFinal });

test('stops after a refusal that another attempt cannot change', async () => {
  const { made, failures, pauses } = await delivered(outgoings(3), { connecting: () => refused(true) });

  expect(made).toHaveLength(1);
  expect(pauses).toEqual([]);
  expect(failures.map(({ cause }) => [cause.code, cause.detail, cause.retriable])).toEqual(
    Array.from({ length: 3 }, () => ['KAFKA_AUTHENTICATION_FAILED', 'refused', true]),
  );
});

test('connects again after a refusal that a new connection may change', async () => {
  const { made, failures, acknowledged } = await delivered(outgoings(3), {
    answer: (_values, nth) => (nth === 0 ? refused(false) : 'all'),
  });

  expect([made.length, failures, acknowledged]).toEqual([2, [], ['m-0', 'm-1', 'm-2']]);
});

test('ends the invocation after one more connection for a repeated refusal', async () => {
  const { made, failures } = await delivered(outgoings(3), { answer: () => refused(false) });

  expect([made.length, failures.length]).toEqual([2, 3]);
});

test('tries an unreachable advertised address again, as its broker may restart', async () => {
  const unreachable = connectFailure('KAFKA_ADVERTISED_LISTENER_UNREACHABLE', 'Address: b-2.internal:9092.');
  const { failures, acknowledged } = await delivered(outgoings(3), {
    answer: (_values, nth) => (nth < 3 ? unreachable : 'all'),
  });

  expect([failures, acknowledged.length]).toEqual([[], 3]);
});
