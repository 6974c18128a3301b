import { setImmediate as turn } from 'node:timers/promises';
import type { QueueMessage, OutgoingMessage } from '../../../replay/messages/queue-message.ts';
import type { QueueFacts } from '../../../replay/queues/queue-facts.ts';
import type { QueuePort } from '../../../replay/replay-ports.ts';

interface Held {
  message: QueueMessage;
  isHidden: boolean;
}

interface FakeQueuesOptions {
  /** Why a queue refuses a message; undefined to take it. @default - takes every message */
  readonly refuses?: (message: OutgoingMessage) => string | undefined;
  /** Why a message cannot be deleted. @default - every message can */
  readonly keeps?: (message: QueueMessage) => string | undefined;
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
  const put = (url: string, message: QueueMessage) => void of(url).push({ message, isHidden: false });
  const byHandle = (url: string, handle: string) => of(url).find(({ message }) => message.handle === handle);
  const port: QueuePort = {
    facts: (url) => {
      const hidden = of(url).filter(({ isHidden }) => isHidden).length;
      const arn = `arn:aws:sqs:eu-west-1:111122223333:${url.split('/').at(-1) ?? ''}`;
      const visible = of(url).length - hidden;
      return Promise.resolve({ arn, visible, inFlight: hidden, retentionSeconds: 1_209_600, ...facts });
    },
    receive: async (url) => {
      await turn();
      const taken = of(url)
        .filter(({ isHidden }) => !isHidden)
        .slice(0, 10);
      for (const held of taken) {
        count += 1;
        held.isHidden = true;
        const receiveCount = held.message.receiveCount + 1;
        held.message = { ...held.message, handle: `handle-${count}`, receiveCount };
      }
      return taken.map(({ message }) => message);
    },
    release: async (url, handles) => {
      await turn();
      for (const handle of handles) {
        const held = byHandle(url, handle);
        if (held) held.isHidden = false;
      }
    },
    send: async (url, messages) => {
      await turn();
      return messages.map((outgoing) => {
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
        const code = held ? keeps(held.message) : 'ReceiptHandleIsInvalid';
        if (held && code === undefined) of(url).splice(of(url).indexOf(held), 1);
        return code;
      });
    },
  };
  return {
    port,
    put,
    /** The policy of a queue. */
    policy: (url: string): Promise<string | undefined> => Promise.resolve(policies[url.split('/').at(-1) ?? '']),
    /** The messages in a queue, hidden or not. */
    messages: (url: string): QueueMessage[] => of(url).map(({ message }) => message),
    hidden: (url: string): number => of(url).filter(({ isHidden }) => isHidden).length,
    hideAll: (url: string): void => {
      for (const held of of(url)) held.isHidden = true;
    },
  };
}
