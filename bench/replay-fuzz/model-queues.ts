import { setImmediate as turn } from 'node:timers/promises';
import type { QueueMessage, OutgoingMessage } from '../../replay/messages/queue-message.ts';
import type { QueuePort } from '../../replay/replay-ports.ts';
import type { ProcessLife } from './process-life.ts';

interface Held {
  message: QueueMessage;
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
  const put = (url: string, { body, attributes }: OutgoingMessage): void => {
    count += 1;
    const message = { messageId: `m-${count}`, handle: '', body, attributes, sentAt: new Date(), receiveCount: 0 };
    of(url).push({ message, isHidden: false });
  };
  const take = (url: string): QueueMessage[] => {
    const taken = of(url)
      .filter(({ isHidden }) => !isHidden)
      .slice(0, 10);
    for (const held of taken) {
      count += 1;
      held.isHidden = true;
      held.message = { ...held.message, handle: `h-${count}`, receiveCount: held.message.receiveCount + 1 };
    }
    return taken.map(({ message }) => message);
  };
  const byHandle = (url: string, handle: string) => of(url).find(({ message }) => message.handle === handle);
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
      send: (url, messages) =>
        call(() =>
          each(messages, (message) => {
            put(url, message);
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
    messages: (url: string): QueueMessage[] => of(url).map(({ message }) => message),
    /** Makes every message of a queue visible again, as after some minutes. */
    showAll: (url: string): void => {
      for (const held of of(url)) held.isHidden = false;
    },
    clear: (url: string): void => void queues.delete(url),
  };
}

export type ModelQueues = ReturnType<typeof modelQueues>;
