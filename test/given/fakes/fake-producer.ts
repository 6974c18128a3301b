import type { KafkaRecord } from '../../../contracts/kafka-record.ts';
import type { Producer } from '../../../kafka/producer.ts';
import { usualLimits, type TopicLimits } from '../../../kafka/topics/topic-limits.ts';

/** The result of a send: all records are acknowledged, or those with `true`; the send rejects; it gets no answer. */
export type Answer = 'all' | 'never' | Error | readonly boolean[];

interface FakeProducersOptions {
  /** Answer to a send; sends of all producers count from 0. @default - all */
  readonly answer?: (values: readonly string[], nth: number) => Answer;
  /** Result of the nth producer's connection. @default 'connects' */
  readonly connecting?: (nth: number) => 'connects' | 'never' | Error;
  /** Limits of every topic. @default - the usual ones */
  readonly limits?: TopicLimits;
  /** Partition of a record by its value. @default - none is chosen */
  readonly partitionOf?: (value: string) => number;
}

/** One send as it arrived: values of its records, and the number of its producer, from 0. */
interface Sent {
  readonly by: number;
  readonly values: readonly string[];
}

/**
 * Makes producers that keep what they were given. What is under way at one that is destroyed rejects, and it takes
 * nothing more, as of the real one.
 */
export function fakeProducers(options: FakeProducersOptions = {}) {
  const { answer = () => 'all', connecting = () => 'connects', limits = usualLimits, partitionOf } = options;
  const made: { readonly isDestroyed: () => boolean }[] = [];
  const sends: Sent[] = [];
  const acknowledged: string[] = [];

  const send = (by: number, records: readonly KafkaRecord[], end: Promise<never>): Promise<readonly boolean[]> => {
    const values = records.map(({ value }) => value);
    sends.push({ by, values });
    const outcome = answer(values, sends.length - 1);
    if (outcome === 'never') return end;
    if (outcome instanceof Error) return Promise.reject(outcome);
    const named = outcome === 'all' ? values.map(() => true) : outcome;
    acknowledged.push(...values.filter((_value, index) => named[index]));
    return Promise.resolve(named);
  };

  const create = (): Producer => {
    const number = made.length;
    const { destroy, isDestroyed, end } = aLife();
    made.push({ isDestroyed });
    return {
      connect: () => {
        const outcome = connecting(number);
        if (outcome === 'never') return end;
        return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve();
      },
      limitsOf: () => limits,
      send: (records) => (isDestroyed() ? end : send(number, records, end)),
      partitionOf: ({ value }) => partitionOf?.(value),
      destroy,
    };
  };
  return { made, sends, acknowledged, create };
}

/** From the making of a producer to its end, which is a rejection. */
function aLife() {
  const { promise: end, reject } = Promise.withResolvers<never>();
  let destroyed = false;
  end.catch(() => undefined);
  const destroy = (): void => {
    destroyed = true;
    reject(new Error('the producer has been destroyed'));
  };
  return { end, destroy, isDestroyed: () => destroyed };
}
