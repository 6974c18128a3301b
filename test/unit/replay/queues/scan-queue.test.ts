import { scanQueue } from '../../../../replay/queues/scan-queue.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';

const url = 'https://sqs/1/dlq';
const keepAll = () => Promise.resolve([]);
const walk = { url, concurrency: 1, visibilitySeconds: 120, shouldStop: () => false };

function filled(count: number) {
  const queues = fakeQueues();
  for (let index = 0; index < count; index++) queues.put(url, aQueueMessage({ messageId: `m-${index}` }));
  return queues;
}

test('each message is visited once; those that are not gone are shown again', async () => {
  const queues = filled(45);
  const visited: string[] = [];

  await scanQueue({ ...walk, queues: queues.port, concurrency: 4 }, async (messages) => {
    visited.push(...messages.map(({ messageId }) => messageId));
    const even = messages.filter(({ messageId }) => Number(messageId.slice(2)) % 2 === 0);
    await queues.port.remove(
      url,
      even.map(({ handle }) => handle),
    );
    return even;
  });

  expect(visited).toHaveLength(45);
  expect(new Set(visited).size).toBe(45);
  expect([queues.messages(url).length, queues.hidden(url)]).toEqual([22, 0]);
});

test('a message that comes again while it is held is visited once, and shown again by its newest handle', async () => {
  const queues = filled(1);
  let visits = 0;

  await scanQueue({ ...walk, queues: queues.port }, async ([message]) => {
    visits += 1;
    // As when the walk outlasts the time for which it is hidden.
    if (message) await queues.port.release(url, [message.handle]);
    return [];
  });

  expect([visits, queues.hidden(url)]).toEqual([1, 0]);
});

test('a visit that fails ends the walk with its error, and everything is shown again', async () => {
  const queues = filled(30);

  const walking = scanQueue({ ...walk, queues: queues.port, concurrency: 3 }, () =>
    Promise.reject(new Error('no disk')),
  );

  await expect(walking).rejects.toThrow('no disk');
  expect([queues.messages(url).length, queues.hidden(url)]).toEqual([30, 0]);
});

test('a queue that cannot be read is an error', async () => {
  const port = { ...filled(1).port, receive: () => Promise.reject(new Error('AccessDenied')) };

  await expect(scanQueue({ ...walk, queues: port, concurrency: 2 }, keepAll)).rejects.toThrow('AccessDenied');
});

test('what cannot be shown again is left to its time, and the walk ends well', async () => {
  const port = { ...filled(3).port, release: () => Promise.reject(new Error('throttled')) };

  await expect(scanQueue({ ...walk, queues: port }, keepAll)).resolves.toBeUndefined();
});

test('it ends as soon as it is enough', async () => {
  const queues = filled(50);
  let seen = 0;

  await scanQueue({ ...walk, queues: queues.port, shouldStop: () => seen >= 20 }, (messages) => {
    seen += messages.length;
    return keepAll();
  });

  expect(seen).toBe(20);
});

test('where more time passes than messages are hidden for, it ends once nothing comes but what it has seen', async () => {
  const queues = filled(45);
  let visits = 0;
  // All are shown again at once, as if the walk took hours.
  const receive = async (target: string) => {
    const messages = await queues.port.receive(target, 120);
    const handles = messages.map(({ handle }) => handle);
    setImmediate(() => void queues.port.release(target, handles));
    return messages;
  };

  await scanQueue({ ...walk, queues: { ...queues.port, receive }, concurrency: 4 }, (messages) => {
    visits += messages.length;
    return keepAll();
  });

  expect(visits).toBeGreaterThan(0);
});

test('does not make deleted messages visible again', async () => {
  const queues = filled(20);
  const released: string[] = [];
  const release = (target: string, handles: readonly string[]) => {
    released.push(...handles);
    return queues.port.release(target, handles);
  };
  const gone: string[] = [];

  await scanQueue({ ...walk, queues: { ...queues.port, release } }, (messages) => {
    const [first] = messages;
    if (first) gone.push(first.handle);
    return Promise.resolve(first ? [first] : []);
  });

  expect([gone.length, released.length]).toEqual([2, 18]);
  expect(released.filter((handle) => gone.includes(handle))).toEqual([]);
});
