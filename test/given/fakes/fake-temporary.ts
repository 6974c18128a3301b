import type { BusMessagesPort, TemporaryPort, TemporaryQueue } from '../../../live/aws/live-aws.ts';

interface FakeTemporaryOptions {
  /** Error of each new rule. @default - it is created */
  readonly refusesRule?: Error;
  /** Error of each removal. @default - both are removed */
  readonly keeps?: Error;
}

/** Temporary queues and rules in memory, whose messages the test sends. */
export function fakeTemporary({ refusesRule, keeps }: FakeTemporaryOptions = {}) {
  const queues = new Map<string, TemporaryQueue>();
  const rules = new Set<string>();
  const policies: string[] = [];
  let waiting: string[] = [];
  let wake = Promise.withResolvers<unknown>();
  let failure: Error | undefined;
  const port: TemporaryPort & BusMessagesPort = {
    list: (prefix) => Promise.resolve([...queues.values()].filter(({ name }) => name.startsWith(prefix))),
    createQueue: ({ name, tags, policy }) => {
      policies.push(policy);
      queues.set(name, { name, url: `https://sqs/${name}`, tags });
      return Promise.resolve(`https://sqs/${name}`);
    },
    createRule: ({ name }) => {
      if (refusesRule) return Promise.reject(refusesRule);
      rules.add(name);
      return Promise.resolve();
    },
    remove: ({ name }) => {
      if (keeps) return Promise.reject(keeps);
      rules.delete(name);
      queues.delete(name);
      return Promise.resolve();
    },
    tag: () => Promise.resolve(),
    take: async (_url, signal) => {
      const aborted = new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      });
      aborted.catch(() => undefined);
      if (waiting.length === 0 && !failure) await Promise.race([wake.promise, aborted]);
      if (failure) throw failure;
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
  const change = (set: () => void): void => {
    set();
    wake.resolve(undefined);
    wake = Promise.withResolvers();
  };
  return {
    port,
    policies,
    queues: () => [...queues.keys()],
    rules: () => [...rules],
    put: (queue: TemporaryQueue) => void queues.set(queue.name, queue),
    send: (body: string) => {
      change(() => void waiting.push(body));
    },
    fail: (error: Error | undefined) => {
      change(() => {
        failure = error;
      });
    },
  };
}
