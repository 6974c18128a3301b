import { setImmediate as turn } from 'node:timers/promises';
import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import type { QueueSelection } from '../../../../replay/queues/queue-selection.ts';
import { replaceMessage } from '../../../../replay/sending/replace-message.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';

const queue = { name: 'dlq', url: 'https://sqs/1/dlq', format: 'event', replaysTo: 'queue', isLive: false } as const;
const destination = 'https://sqs/1/events';

test('sends the event once, although SQS delivers the deleted original again', async () => {
  const original = aQueueMessage({ messageId: 'm-1' });
  const isDeleted = Promise.withResolvers<undefined>();
  const deliveries = [() => Promise.resolve([original]), () => isDeleted.promise.then(() => turn([original]))];
  const queues = fakeQueues();
  const port = {
    ...queues.port,
    receive: () => deliveries.shift()?.() ?? Promise.resolve([]),
    remove: (_url: string, handles: readonly string[]) => {
      isDeleted.resolve(undefined);
      return Promise.resolve(handles.map(() => undefined));
    },
  };
  const selection = { aws: { queues: port }, destinations: { queueUrl: destination } } as unknown as QueueSelection;
  const edited = parseMessage(aQueueMessage({ messageId: 'm-1', body: '{"edited":true}' }), 'event');

  const result = await replaceMessage({ read: parseMessage(original, 'event'), queue }, edited, selection, {
    clock: { now: () => new Date(), sleep: () => Promise.resolve() },
    ui: {
      interrupted: () => new AbortController().signal,
      progress: () => ({ advance: () => undefined, end: () => undefined }),
    },
    report: () => undefined,
  });

  expect(result).toEqual({ sentTo: "the forwarder's queue" });
  expect(queues.messages(destination).map(({ body }) => body)).toEqual(['{"edited":true}']);
});
