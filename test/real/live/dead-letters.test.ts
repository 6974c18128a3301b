import type { Job } from '../../../live/wire/jobs.ts';
import { aDeadLetter, aJob } from '../../given/builders/a-dead-letter.ts';
import { aLiveState, aSnapshot } from '../../given/builders/a-live-snapshot.ts';
import { startFakeLiveServer, type FakeLiveServer, type Respond } from '../../given/fakes/fake-live-server.ts';
import { startBrowser, type TestBrowser } from './setup/browser.ts';

const masked = aDeadLetter({ messageId: 'm-2', type: undefined, reason: 'NOT_JSON', body: { state: 'masked' } });
const secret = 'password=hunter2';

let browser: TestBrowser;
let server: FakeLiveServer;
beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(() => server.close());
afterAll(() => browser.close());

const open = async (respond: Respond, state = aLiveState()) => {
  server = await startFakeLiveServer({ snapshot: () => aSnapshot({ state }), respond });
  const { page } = await browser.open(`${server.address}#/dead-letters`);
  await page.locator('.queues').waitFor();
  return page;
};

const posts = (path: string) => server.received.filter((request) => request.path === path).map(({ body }) => body);

test('reads messages by the conditions of the command, with reason, fix and body', async () => {
  const page = await open(({ path }) =>
    path === 'messages'
      ? {
          body: {
            messages: [aDeadLetter()],
            isComplete: false,
            hasMore: true,
            reports: ['Two messages are in flight.'],
          },
        }
      : undefined,
  );
  await page.getByLabel('dead-letters', { exact: true }).check();
  await page.getByLabel('Type').fill('cognito.login.*, cognito.logout.*');
  await page.getByLabel('Since').fill('2h');
  await page.getByRole('button', { name: 'Read messages' }).click();
  await page.locator('.message summary').click();
  const text = await page.locator('.messages').textContent();

  expect(posts('messages')).toEqual([
    { queues: ['dead-letters'], filter: { type: ['cognito.login.*', 'cognito.logout.*'], since: '2h' } },
  ]);
  expect(text).toContain('1 message, and there may be more');
  expect(text).toContain('Two messages are in flight.');
  expect(text).toContain('data.stage is missing');
  expect(text).toContain('"username": "ann"');
});

test('masks a body that is not an event until the operator asks for it', async () => {
  const page = await open(({ path }) => {
    if (path === 'messages') return { body: { messages: [masked], isComplete: true, hasMore: false, reports: [] } };
    return path === 'messages/body' ? { body: { text: secret } } : undefined;
  });
  await page.getByRole('button', { name: 'Read messages' }).click();
  await page.locator('.message summary').click();
  await page.getByText('no privacy policy applies to it').waitFor();
  expect(posts('messages/body')).toEqual([]);
  await page.getByRole('button', { name: 'Show the body' }).click();
  await page.locator('.json', { hasText: secret }).waitFor();

  expect(posts('messages/body')).toEqual([{ queue: 'dead-letters', messageId: 'm-2' }]);
});

test('replays after a dry run and a confirmation, with progress', async () => {
  const page = await open(({ path }) =>
    path === 'jobs' || path === 'jobs/job-1/apply'
      ? { body: aJob({ state: 'dry-run', progress: { done: 0 } }) }
      : undefined,
  );
  const now = (given: Partial<Job>): void => {
    server.send({ state: { jobs: [aJob(given)] } });
  };
  await page.getByLabel('dead-letters', { exact: true }).check();
  await page.getByRole('button', { name: 'Replay …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('dry run, 0').waitFor();
  expect(await dialog.getByRole('button', { name: /^Replay/ }).count()).toBe(0);
  now({});
  await dialog.getByRole('button', { name: 'Replay 2 messages' }).click();
  expect(posts('jobs')).toEqual([{ kind: 'send', queues: ['dead-letters'], filter: {} }]);
  now({ state: 'running', progress: { done: 1, total: 2 } });
  await dialog.getByText('running, 1 of 2').waitFor();
  expect(await dialog.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value / bar.max)).toBe(0.5);
  now({ state: 'done', result: { matched: 2, types: {}, failed: {}, skipped: {}, reports: [] } });
  await dialog.getByText('done, 2 messages sent').waitFor();

  expect(posts('jobs/job-1/apply')).toEqual([{ matched: 2 }]);
});

test('offers nothing to apply if the dry run selected nothing', async () => {
  const nothing = { matched: 0, types: {}, failed: {}, skipped: {}, reports: [] };
  const page = await open(({ path }) => (path === 'jobs' ? { body: aJob({ dryRun: nothing }) } : undefined));
  await page.getByRole('button', { name: 'Export …' }).click();
  await page.getByRole('dialog').getByText('dry run: 0 messages').waitFor();

  expect(await page.getByRole('dialog').getByRole('button').allTextContents()).toEqual(['Close']);
});

test('shows the sentence with which the server refuses', async () => {
  const text = 'A purge takes exactly one queue. Select one.';
  const page = await open(({ path }) =>
    path === 'jobs' ? { status: 400, body: { problem: { code: 'INVALID_REQUEST', text } } } : undefined,
  );
  await page.getByRole('button', { name: 'Purge …' }).click();
  await page.getByRole('alert').filter({ hasText: text }).waitFor();

  expect(await page.getByRole('dialog').count()).toBe(0);
});

test.each([
  ['Replay', 'send', []],
  ['Purge', 'purge', []],
  ['Export', 'export', ['Export 2 messages']],
] as const)('makes only a dry run of %s if it is read-only, and says why', async (action, kind, buttons) => {
  const { abilities } = aLiveState();
  const page = await open(
    ({ path }) => (path === 'jobs' ? { body: aJob({ request: { kind, queues: ['dead-letters'] } }) } : undefined),
    aLiveState({ abilities: { ...abilities, mayReplay: false } }),
  );
  await page.getByRole('button', { name: `${action} …` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('dry run: 2 messages').waitFor();

  expect(await dialog.getByRole('button', { name: '2 messages' }).allTextContents()).toEqual(buttons);
  expect(await dialog.getByText('--allow-replay').count()).toBe(1 - buttons.length);
});
