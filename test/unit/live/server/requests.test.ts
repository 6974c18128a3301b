import type { Job } from '../../../../live/wire/jobs.ts';
import type { RequestProblem } from '../../../../live/wire/requests.ts';
import type { Snapshot } from '../../../../live/wire/updates.ts';
import { waitFor } from '../../../../local/rig/wait-for.ts';
import { aLivePage, outputs } from '../../../given/builders/a-live-page.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { serverSentEvents } from '../../../given/server-sent-events.ts';

type Live = Awaited<ReturnType<typeof aLivePage>>;
let live: Live;
afterEach(() => live.page.close());

const problemOf = async (response: Response): Promise<[number, RequestProblem]> => {
  const { problem } = (await response.json()) as { problem: RequestProblem };
  return [response.status, problem];
};

async function jobs(of: Live): Promise<readonly Job[]> {
  for await (const { data } of serverSentEvents(await fetch(`${of.page.address}updates`)))
    return (data as Snapshot).state.jobs;
  return [];
}

const ended = (id: string, states: readonly Job['state'][]) =>
  waitFor(async () => (await jobs(live)).find((job) => job.id === id && states.includes(job.state)), {
    what: `the job to be ${states.join(' or ')}`,
    timeoutMs: 10_000,
  });

test.each([
  ['no JSON', '{', 400],
  ['an unknown property', { queue: ['dead-letters'] }, 400],
  ['a limit that is too high', { limit: 1_001 }, 400],
  ['a queue of another stack', { queues: ['https://sqs/another'] }, 400],
  ['a filter that is not valid', { filter: { since: 'yesterday' } }, 400],
  ['more than 64 KiB', { filter: { subject: 'x'.repeat(70_000) } }, 413],
])('rejects a body with %s', async (_what, body, status) => {
  live = await aLivePage();

  expect((await problemOf(await live.post('messages', body)))[0]).toBe(status);
});

test('rejects a body of another type, which a form could send', async () => {
  live = await aLivePage();

  expect((await live.post('messages', '{}', { 'content-type': 'text/plain' })).status).toBe(415);
});

test('lists messages with reason and fix, and masks those that are not events', async () => {
  live = await aLivePage();
  live.queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ messageId: 'sound' }));
  live.queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ messageId: 'secret', body: 'password' }));
  const { messages } = (await (await live.post('messages', {})).json()) as { messages: { messageId: string }[] };
  const body = await live.post('messages/body', { queue: 'dead-letters', messageId: 'secret' });

  const of = (id: string) => messages.find(({ messageId }) => messageId === id);
  expect(of('sound')).toMatchObject({ reason: 'MESSAGE_TOO_LARGE', body: { state: 'shown' } });
  expect(of('secret')).toMatchObject({ body: { state: 'masked' }, fix: expect.stringMatching(/\w/) as string });
  expect(JSON.stringify(messages)).not.toContain('password');
  expect(await body.json()).toEqual({ text: 'password' });
});

test('sends messages again only after a dry run and with its number', async () => {
  live = await aLivePage();
  for (let index = 0; index < 3; index += 1) live.queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  const { id } = (await (await live.post('jobs', { kind: 'send', queues: ['dead-letters'] })).json()) as Job;
  const ready = await ended(id, ['ready']);
  const early = live.queues.messages(outputs.QueueUrl).length;
  const other = await problemOf(await live.post(`jobs/${id}/apply`, { matched: 2 }));
  await live.post(`jobs/${id}/apply`, { matched: 3 });
  const done = await ended(id, ['done', 'incomplete', 'failed']);
  const again = await problemOf(await live.post(`jobs/${id}/apply`, { matched: 3 }));

  expect(ready.dryRun).toMatchObject({ matched: 3, destinations: { 'dead-letters': "the forwarder's queue" } });
  expect(early).toBe(0);
  expect(other).toEqual([409, expect.objectContaining({ code: 'OTHER_NUMBER' })]);
  expect(done).toMatchObject({ state: 'done', result: { matched: 3 }, progress: { done: 3 } });
  expect(live.queues.messages(outputs.QueueUrl)).toHaveLength(3);
  expect(live.queues.messages(outputs.DeadLetterQueueUrl)).toEqual([]);
  expect(again[1].code).toBe('NOT_READY');
});

test('deletes nothing if another number of messages matches by then', async () => {
  live = await aLivePage();
  live.queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  const { id } = (await (await live.post('jobs', { kind: 'purge', queues: ['dead-letters'] })).json()) as Job;
  await ended(id, ['ready']);
  live.queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  await live.post(`jobs/${id}/apply`, { matched: 1 });
  const failed = await ended(id, ['done', 'incomplete', 'failed']);

  expect(failed).toMatchObject({
    state: 'failed',
    failure: '2 messages match now, instead of 1. Nothing was deleted.',
  });
  expect(live.queues.messages(outputs.DeadLetterQueueUrl)).toHaveLength(2);
});

test.each([
  ['purge', 0],
  ['export', 1],
] as const)('copies messages to a file: %s', async (kind, left) => {
  live = await aLivePage();
  live.queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ body: 'kept' }));
  const { id } = (await (await live.post('jobs', { kind, queues: ['dead-letters'] })).json()) as Job;
  await ended(id, ['ready']);
  await live.post(`jobs/${id}/apply`, { matched: 1 });
  const done = await ended(id, ['done', 'incomplete', 'failed']);

  expect(done.state).toBe('done');
  expect(live.files.get(done.result?.file ?? '')).toContain('"body":"kept"');
  expect(live.queues.messages(outputs.DeadLetterQueueUrl)).toHaveLength(left);
});

test.each(['send', 'purge'] as const)(
  'a read-only page does not apply a job that changes a queue: %s',
  async (kind) => {
    live = await aLivePage({ mayReplay: false });
    live.queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
    const { id } = (await (await live.post('jobs', { kind, queues: ['dead-letters'] })).json()) as Job;
    await ended(id, ['ready']);

    expect(await problemOf(await live.post(`jobs/${id}/apply`, { matched: 1 }))).toEqual([
      403,
      expect.objectContaining({ code: 'NOT_ALLOWED', text: expect.stringContaining('--allow-replay') as string }),
    ]);
    expect(live.queues.messages(outputs.DeadLetterQueueUrl)).toHaveLength(1);
  },
);

test('a deployed stack has no local actions', async () => {
  live = await aLivePage();

  expect((await live.post('local/user', { action: 'sign-up' })).status).toBe(404);
});

test('names the permission that is missing', async () => {
  live = await aLivePage();
  const message =
    'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: sqs:ReceiveMessage on resource: x';
  const refusal = Object.assign(new Error(message), { name: 'AccessDeniedException' });
  Object.assign(live.queues.port, { facts: () => Promise.reject(refusal) });

  expect(await problemOf(await live.post('messages', {}))).toEqual([
    403,
    expect.objectContaining({ code: 'MISSING_PERMISSION', permission: 'sqs:ReceiveMessage' }),
  ]);
});
