import { walkQueue } from '../../../../cli/replay/queue/walk-queue.ts';
import { aLetter } from '../../../builders/a-letter.ts';
import { fakeQueues } from '../../../fakes/fake-queues.ts';

const url = 'https://sqs/1/dlq';
const keepAll = () => Promise.resolve([]);

function filled(count: number) {
  const queues = fakeQueues();
  for (let index = 0; index < count; index++) queues.put(url, aLetter({ messageId: `m-${index}` }));
  return queues;
}

test('each letter is visited once; those that are not gone are shown again', async () => {
  const queues = filled(45);
  const visited: string[] = [];

  await walkQueue({ queue: queues.port, url, lanes: 4, isEnough: () => false }, async (letters) => {
    visited.push(...letters.map(({ messageId }) => messageId));
    const even = letters.filter(({ messageId }) => Number(messageId.slice(2)) % 2 === 0);
    await queues.port.remove(
      url,
      even.map(({ handle }) => handle),
    );
    return even;
  });

  expect(visited).toHaveLength(45);
  expect(new Set(visited).size).toBe(45);
  expect([queues.letters(url).length, queues.hidden(url)]).toEqual([22, 0]);
});

test('a letter that comes again while it is held is visited once, and shown again by its newest handle', async () => {
  const queues = filled(1);
  let visits = 0;

  await walkQueue({ queue: queues.port, url, lanes: 1, isEnough: () => false }, async ([letter]) => {
    visits += 1;
    // As when the walk outlasts the time for which it is hidden.
    if (letter) await queues.port.release(url, [letter.handle]);
    return [];
  });

  expect([visits, queues.hidden(url)]).toEqual([1, 0]);
});

test('a visit that fails ends the walk with its error, and everything is shown again', async () => {
  const queues = filled(30);

  const walk = walkQueue({ queue: queues.port, url, lanes: 3, isEnough: () => false }, () =>
    Promise.reject(new Error('no disk')),
  );

  await expect(walk).rejects.toThrow('no disk');
  expect([queues.letters(url).length, queues.hidden(url)]).toEqual([30, 0]);
});

test('a queue that cannot be read is an error', async () => {
  const port = { ...filled(1).port, receive: () => Promise.reject(new Error('AccessDenied')) };

  await expect(walkQueue({ queue: port, url, lanes: 2, isEnough: () => false }, keepAll)).rejects.toThrow(
    'AccessDenied',
  );
});

test('what cannot be shown again is left to its time, and the walk ends well', async () => {
  const port = { ...filled(3).port, release: () => Promise.reject(new Error('throttled')) };

  await expect(walkQueue({ queue: port, url, lanes: 1, isEnough: () => false }, keepAll)).resolves.toBeUndefined();
});

test('it ends as soon as it is enough', async () => {
  const queues = filled(50);
  let seen = 0;

  await walkQueue({ queue: queues.port, url, lanes: 1, isEnough: () => seen >= 20 }, (letters) => {
    seen += letters.length;
    return keepAll();
  });

  expect(seen).toBe(20);
});
