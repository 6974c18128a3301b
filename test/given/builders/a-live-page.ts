import { findDestinations } from '../../../replay/queues/destinations.ts';
import { findQueues } from '../../../replay/queues/find-queues.ts';
import type { ReplayAws } from '../../../replay/replay-ports.ts';
import type { FeedListener, FeedPort } from '../../../live/ports/feed-port.ts';
import { startLivePage, type LiveOptions } from '../../../live/server/start-server.ts';
import type { Abilities } from '../../../live/wire/abilities.ts';
import { fakeFiles } from '../fakes/fake-files.ts';
import { fakeQueues } from '../fakes/fake-queues.ts';

export const abilities: Abilities = {
  mode: 'deployed',
  stack: 'CognitoToKafka',
  region: 'eu-west-1',
  topics: ['identity-events'],
  mayReplay: true,
  hasLocalActions: false,
  version: '0.1.0',
  docs: 'https://example.com/',
};

export const outputs = {
  QueueUrl: 'https://sqs/queue',
  DeadLetterQueueUrl: 'https://sqs/dead',
  RuleDeadLetterQueueUrl: 'https://sqs/rule-dead',
};

/** Fails the test that did not expect the call. */
const unexpected = (): never => {
  throw new Error('unexpected call');
};

/** A feed whose events the test sends. */
export function aFeed() {
  const listeners: FeedListener[] = [];
  const chosen: string[] = [];
  let closed = 0;
  const port: FeedPort = {
    start: (listener) => {
      listeners.push(listener);
      listener.onFeed({ from: 'topic', topics: ['identity-events'] });
      return Promise.resolve();
    },
    choose: (from) => {
      chosen.push(from);
      return Promise.resolve({ from: 'topic', topics: [] });
    },
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
  };
  const send = (text: string): void => {
    for (const { onEvent } of listeners) onEvent({ text, consumedMs: 1_764_515_400_000 });
  };
  return { port, send, chosen, closed: () => closed };
}

/** A live page over queues and files in memory, whose events the test sends. The test closes it. */
export async function aLivePage(over: Partial<LiveOptions> & { readonly mayReplay?: boolean } = {}) {
  const { mayReplay = true, ...options } = over;
  const queues = fakeQueues();
  const feed = aFeed();
  const files = new Map<string, string>();
  const aws: ReplayAws = {
    queues: queues.port,
    kafka: { send: unexpected, secretArns: unexpected, close: () => undefined },
    outputs: unexpected,
    publish: unexpected,
    invoke: unexpected,
    archive: {} as ReplayAws['archive'],
    rules: {} as ReplayAws['rules'],
    logLines: unexpected,
  };
  const allQueues = findQueues(outputs);
  const page = await startLivePage({
    abilities: { ...abilities, mayReplay },
    pipeline: {
      everyMs: 60_000,
      read: () =>
        Promise.resolve({
          picture: { at: 1, windowSeconds: 5, boxes: [], edges: [] },
          queues: [],
          lag: [],
          problems: [],
        }),
    },
    feed: feed.port,
    deadLetters: {
      selection: { aws, outputs, allQueues, queues: allQueues, destinations: findDestinations(outputs) },
      clock: { now: () => new Date('2026-11-24T04:00:00Z'), sleep: () => Promise.resolve() },
      files: fakeFiles(files),
    },
    page: [{ path: '', bytes: Buffer.from('<!doctype html>'), type: 'text/html; charset=utf-8' }],
    port: 0,
    ...options,
  });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${page.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${page.port}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { page, queues, feed, files, post };
}
