import { setImmediate as turn } from 'node:timers/promises';
import type { Letter, OutgoingLetter } from '../../../replay/messages/letter.ts';
import type { QueueFacts } from '../../../replay/queues/queue-facts.ts';
import type { QueuePort } from '../../../replay/replay-ports.ts';

interface Held {
  letter: Letter;
  isHidden: boolean;
}

interface FakeQueuesOptions {
  /** Why a queue refuses a letter; undefined to take it. @default - takes every letter */
  readonly refuses?: (letter: OutgoingLetter) => string | undefined;
  /** Why a letter cannot be deleted. @default - every letter can */
  readonly keeps?: (letter: Letter) => string | undefined;
  readonly facts?: Partial<QueueFacts>;
  /** Policies by the queue's name. @default - no queue has one */
  readonly policies?: Readonly<Record<string, string>>;
}

/** Queues in memory that behave as SQS does: who receives hides, and only the newest handle counts. */
export function fakeQueues({
  refuses = () => undefined,
  keeps = () => undefined,
  facts = {},
  policies = {},
}: FakeQueuesOptions = {}) {
  const queues = new Map<string, Held[]>();
  let count = 0;
  const of = (url: string): Held[] => {
    const queue = queues.get(url) ?? [];
    queues.set(url, queue);
    return queue;
  };
  const put = (url: string, letter: Letter) => void of(url).push({ letter, isHidden: false });
  const byHandle = (url: string, handle: string) => of(url).find(({ letter }) => letter.handle === handle);
  const port: QueuePort = {
    facts: (url) => {
      const hidden = of(url).filter(({ isHidden }) => isHidden).length;
      const arn = `arn:aws:sqs:eu-west-1:111122223333:${url.split('/').at(-1) ?? ''}`;
      const visible = of(url).length - hidden;
      return Promise.resolve({ arn, visible, inFlight: hidden, retentionSeconds: 1_209_600, ...facts });
    },
    policy: (url) => Promise.resolve(policies[url.split('/').at(-1) ?? '']),
    receive: async (url) => {
      await turn();
      const taken = of(url)
        .filter(({ isHidden }) => !isHidden)
        .slice(0, 10);
      for (const held of taken) {
        count += 1;
        held.isHidden = true;
        const receiveCount = held.letter.receiveCount + 1;
        held.letter = { ...held.letter, handle: `handle-${count}`, receiveCount };
      }
      return taken.map(({ letter }) => letter);
    },
    release: async (url, handles) => {
      await turn();
      for (const handle of handles) {
        const held = byHandle(url, handle);
        if (held) held.isHidden = false;
      }
    },
    send: async (url, letters) => {
      await turn();
      return letters.map((outgoing) => {
        const code = refuses(outgoing);
        count += 1;
        const sentAt = new Date();
        const known = { messageId: `m-${count}`, handle: '', receiveCount: 0, sentAt };
        if (code === undefined) put(url, { ...known, ...outgoing });
        return code;
      });
    },
    remove: async (url, handles) => {
      await turn();
      return handles.map((handle) => {
        const held = byHandle(url, handle);
        const code = held ? keeps(held.letter) : 'ReceiptHandleIsInvalid';
        if (held && code === undefined) of(url).splice(of(url).indexOf(held), 1);
        return code;
      });
    },
  };
  return {
    port,
    put,
    /** The letters in a queue, hidden or not. */
    letters: (url: string): Letter[] => of(url).map(({ letter }) => letter),
    hidden: (url: string): number => of(url).filter(({ isHidden }) => isHidden).length,
    hideAll: (url: string): void => {
      for (const held of of(url)) held.isHidden = true;
    },
  };
}
