import { setImmediate as turn } from 'node:timers/promises';
import type { Letter, OutgoingLetter } from '../../replay/messages/letter.ts';
import type { QueuePort } from '../../replay/replay-ports.ts';
import type { ProcessLife } from './process-life.ts';

interface Held {
  letter: Letter;
  isHidden: boolean;
}

export interface CallFaults {
  readonly random: () => number;
  /** How often a call fails, 0 to 1: before SQS has done it, or after. */
  readonly failing: number;
}

/** Queues in memory that behave as SQS does, with calls that fail, and with answers that get lost. */
export function modelQueues() {
  const queues = new Map<string, Held[]>();
  let count = 0;
  const of = (url: string): Held[] => {
    const queue = queues.get(url) ?? [];
    queues.set(url, queue);
    return queue;
  };
  const put = (url: string, { body, attributes }: OutgoingLetter): void => {
    count += 1;
    const letter = { messageId: `m-${count}`, handle: '', body, attributes, sentAt: new Date(), receiveCount: 0 };
    of(url).push({ letter, isHidden: false });
  };
  const take = (url: string): Letter[] => {
    const taken = of(url)
      .filter(({ isHidden }) => !isHidden)
      .slice(0, 10);
    for (const held of taken) {
      count += 1;
      held.isHidden = true;
      held.letter = { ...held.letter, handle: `h-${count}`, receiveCount: held.letter.receiveCount + 1 };
    }
    return taken.map(({ letter }) => letter);
  };
  const byHandle = (url: string, handle: string) => of(url).find(({ letter }) => letter.handle === handle);
  const remove = (url: string, handle: string): void => {
    const held = byHandle(url, handle);
    if (held) of(url).splice(of(url).indexOf(held), 1);
  };

  const port = ({ step }: ProcessLife, { random, failing }: CallFaults): QueuePort => {
    const call = <Result>(work: () => Result): Promise<Result> =>
      step(async () => {
        await turn();
        return work();
      });
    /** Why each failed: some before they were done, and some after. */
    const each = <Item>(items: readonly Item[], work: (item: Item) => void) =>
      items.map((item) => {
        const fails = random() < failing;
        if (!fails || random() < 0.5) work(item);
        return fails ? 'InternalError' : undefined;
      });
    return {
      facts: (url) =>
        call(() => {
          const inFlight = of(url).filter(({ isHidden }) => isHidden).length;
          return { arn: `arn:${url}`, visible: of(url).length - inFlight, inFlight, retentionSeconds: 1_209_600 };
        }),
      policy: () => Promise.resolve(undefined),
      receive: (url) =>
        call(() => {
          if (random() < failing / 4) throw Object.assign(new Error('Throttled.'), { code: 'ETHROTTLED' });
          // A hidden message is visible again after its visibility timeout.
          if (random() < failing / 4) for (const held of of(url)) held.isHidden = false;
          return take(url);
        }),
      release: (url, handles) =>
        call(() => {
          for (const handle of handles) {
            const held = byHandle(url, handle);
            if (held) held.isHidden = false;
          }
        }),
      send: (url, letters) =>
        call(() =>
          each(letters, (letter) => {
            put(url, letter);
          }),
        ),
      remove: (url, handles) =>
        call(() =>
          each(handles, (handle) => {
            remove(url, handle);
          }),
        ),
    };
  };
  return {
    port,
    put,
    /** The messages of a queue, visible or not. */
    letters: (url: string): Letter[] => of(url).map(({ letter }) => letter),
    /** Makes every message of a queue visible again, as after some minutes. */
    showAll: (url: string): void => {
      for (const held of of(url)) held.isHidden = false;
    },
    clear: (url: string): void => void queues.delete(url),
  };
}

export type ModelQueues = ReturnType<typeof modelQueues>;
