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

test('visits each message once, and makes those that stay visible again', async () => {
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

test('visits a redelivered message once, and releases its newest handle', async () => {
  const queues = filled(1);
  let visits = 0;

  await scanQueue({ ...walk, queues: queues.port }, async ([message]) => {
    visits += 1;
    // As if the scan outlasted the visibility timeout.
    if (message) await queues.port.release(url, [message.handle]);
    return [];
  });

  expect([visits, queues.hidden(url)]).toEqual([1, 0]);
});

test('rejects with the error of a visit, and makes all messages visible', async () => {
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

test('resolves if messages cannot be released before their visibility timeout', async () => {
  const port = { ...filled(3).port, release: () => Promise.reject(new Error('throttled')) };

  await expect(scanQueue({ ...walk, queues: port }, keepAll)).resolves.toBeUndefined();
});

test('stops when it should', async () => {
  const queues = filled(50);
  let seen = 0;

  await scanQueue({ ...walk, queues: queues.port, shouldStop: () => seen >= 20 }, (messages) => {
    seen += messages.length;
    return keepAll();
  });

  expect(seen).toBe(20);
});

test('ends once only seen messages are redelivered, if the scan outlasts the timeout', async () => {
  const queues = filled(45);
  let visits = 0;
  // All are visible again at once, as if the scan took hours.
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
