import { setTimeout as sleep } from 'node:timers/promises';
import type { Arn } from '../../platform/arn.ts';
import type { Clock } from '../../replay/replay-ports.ts';
import type { BusMessagesPort, TemporaryPort } from './live-aws.ts';
import { pairParts, signOfLife, signOfLifeMs, tagsOf, type Owner } from './temporary-pair.ts';

export interface BusFeedOptions {
  readonly stack: string;
  /** Name or ARN. */
  readonly bus: string;
  /** Name of the rule and of the queue. */
  readonly name: string;
  /** ARN of a queue of the stack, for the account and the Region. */
  readonly place: Arn;
  readonly owner: Owner;
  readonly temporary: TemporaryPort;
  readonly messages: BusMessagesPort;
  readonly clock: Pick<Clock, 'now'>;
  readonly onMessage: (body: string) => void;
  /** Receives the error when reading fails, and `undefined` when it works again. */
  readonly onState: (failure: Error | undefined) => void;
  /** Pause after a failure, in milliseconds. @default 5000 */
  readonly retryMs?: number;
}

/** A temporary rule and queue that exist and are read. */
export interface OpenBusFeed {
  /** Ends reading, and removes both. Rejects if that fails. */
  readonly close: () => Promise<void>;
}

/** A worker reads about 100 events per second over a slow network. */
const workers = 3;

/**
 * Creates the temporary queue and then the rule, and reads the queue. The queue exists as long as the rule: a later run finds both by
 * the queue. Rejects if one of them is refused, after it has removed the other one.
 */
export async function openBusFeed(options: BusFeedOptions): Promise<OpenBusFeed> {
  const { stack, bus, name, place, owner, temporary, messages, clock, onMessage, onState, retryMs = 5_000 } = options;
  const tags = tagsOf(stack, owner);
  const { queueArn, policy } = pairParts(bus, name, place);
  const queueUrl = await temporary.createQueue({ name, policy, tags: { ...tags, ...signOfLife(clock.now()) } });
  const pair = { bus, name, queueUrl };
  try {
    await temporary.createRule({ ...pair, queueArn, tags });
  } catch (error) {
    await temporary.remove(pair).catch(() => undefined);
    throw error;
  }
  const ended = new AbortController();
  const { signal } = ended;
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  let hasFailed = false;
  const state = (failure: Error | undefined): void => {
    if (signal.aborted || (failure === undefined && !hasFailed)) return;
    hasFailed = failure !== undefined;
    onState(failure);
  };
  const read = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const bodies = await messages.take(queueUrl, signal);
        state(undefined);
        for (const body of bodies) onMessage(body);
      } catch (error) {
        state(error as Error);
        await pause(retryMs);
      }
    }
  };
  const showLife = async (): Promise<void> => {
    await pause(signOfLifeMs);
    while (!signal.aborted) {
      // After a failure, the next sign of life follows before another run removes the queue.
      await temporary.tag(queueUrl, signOfLife(clock.now())).catch(() => undefined);
      await pause(signOfLifeMs);
    }
  };
  const running = Promise.all([showLife(), ...Array.from({ length: workers }, read)]);
  return {
    close: async () => {
      ended.abort();
      await running;
      await temporary.remove(pair);
    },
  };
}
