import { oldestIn } from '../../replay/queues/oldest.ts';
import type { ReplayQueue } from '../../replay/queues/find-queues.ts';
import type { QueuePort } from '../../replay/replay-ports.ts';
import type { DeadLetterQueue } from '../wire/dead-letters.ts';
import type { Waiting } from './build-picture.ts';

const destinations: Readonly<Record<NonNullable<ReplayQueue['replaysTo']>, string>> = {
  queue: "the forwarder's queue",
  bus: 'the bus: all consumers',
  function: 'the audit function',
};

/** Returns a queue with its depth. `withAge` also receives a sample of it, which takes the messages for a moment. */
export async function readQueue(
  queues: QueuePort,
  queue: ReplayQueue,
  { now, withAge }: { readonly now: () => Date; readonly withAge: boolean },
): Promise<DeadLetterQueue> {
  const facts = await queues.facts(queue.url);
  const oldest = withAge ? await oldestIn(queues, queue, facts) : undefined;
  const { name, isLive, replaysTo } = queue;
  return {
    name,
    isLive,
    depth: facts.visible,
    inFlight: facts.inFlight,
    oldestMs: oldest && now().getTime() - oldest.sentAt.getTime(),
    replaysTo: replaysTo && destinations[replaysTo],
  };
}

/** Returns the sum of several queues; undefined numbers if one is unknown. */
export function sumOf(queues: readonly DeadLetterQueue[]): Waiting {
  const sum = (values: readonly (number | undefined)[]): number | undefined =>
    values.includes(undefined) ? undefined : values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const ages = queues.flatMap(({ oldestMs }) => oldestMs ?? []);
  return {
    waiting: sum(queues.map(({ depth }) => depth)),
    inFlight: sum(queues.map(({ inFlight }) => inFlight)),
    oldestMs: ages.length > 0 ? Math.max(...ages) : undefined,
  };
}
