import { deliver } from '../../../../kafka/send/deliver.ts';
import type { Outgoing } from '../../../../kafka/records/read-batch.ts';
import { warmProducer } from '../../../../kafka/send/warm-producer.ts';
import { fakeProducers } from '../../../given/fakes/fake-producer.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/**
 * Delivers by fake producers, within a minute by default; resolves with the result once no timer is left. No time
 * passes really.
 */
export async function delivered(
  outgoing: readonly Outgoing[],
  { withinMs = 60_000, ...options }: Parameters<typeof fakeProducers>[0] & { readonly withinMs?: number } = {},
) {
  const producers = fakeProducers(options);
  const pauses: number[] = [];
  const pause = (ms: number) => {
    pauses.push(ms);
    return new Promise<void>((resolve) => setTimeout(resolve, ms));
  };
  const begin = Date.now();
  const delivering = deliver(outgoing, begin + withinMs, { ...warmProducer(producers.create), now: Date.now, pause });
  const ended = delivering.then(() => ({ afterMs: Date.now() - begin, afterSends: producers.sends.length }));
  await jest.runAllTimersAsync();
  return { ...producers, ...(await delivering), ended: await ended, pauses };
}
