import { buildPage } from '../../../live/page/build-page.ts';
import { aLiveState, aPicture } from '../../given/builders/a-live-snapshot.ts';
import { aLivePage, outputs } from '../../given/builders/a-live-page.ts';
import { aQueueMessage } from '../../given/builders/a-queue-message.ts';
import { anArrivedEvent } from '../../given/builders/an-arrived-event.ts';
import { startBrowser, type TestBrowser } from './setup/browser.ts';

// The page with its own server, over queues in memory.
let browser: TestBrowser;
let live: Awaited<ReturnType<typeof aLivePage>>;
beforeAll(async () => {
  browser = await startBrowser();
});
beforeEach(async () => {
  const { picture = aPicture(), queues } = aLiveState();
  const read = () => Promise.resolve({ picture, queues, lag: [], problems: [] });
  live = await aLivePage({ page: await buildPage(), pipeline: { everyMs: 60_000, read } });
});
afterEach(() => live.page.close());
afterAll(() => browser.close());

test('shows an event that arrives, and describes its properties', async () => {
  const { page, complaints } = await browser.open(live.page.address);
  await page.getByText('Events appear here when they reach Kafka.').waitFor();
  live.feed.send(anArrivedEvent().text);
  await page.locator('.event[data-number="1"]').click();
  await page.getByText('App client').waitFor();

  expect(complaints).toEqual([]);
});

test('shows the whole text of an event that was cut', async () => {
  const { page } = await browser.open(live.page.address);
  await page.getByText('Events appear here when they reach Kafka.').waitFor();
  const text = `"${'x'.repeat(1_000_000)}"`;
  live.feed.send(text);
  await page.locator('.event[data-number="1"]').click();
  await page.getByRole('button', { name: 'Show all 1.0 MB' }).click();
  await page.waitForFunction((length) => document.querySelector('.json')?.textContent.length === length, text.length);
});

test('replays dead letters, and refuses a filter that the command would refuse', async () => {
  for (let count = 0; count < 3; count++) live.queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  const { page } = await browser.open(`${live.page.address}#/dead-letters`);
  await page.getByLabel('dead-letters', { exact: true }).check();
  await page.getByLabel('Since').fill('yesterday');
  await page.getByRole('button', { name: 'Read messages' }).click();
  await page.getByRole('alert').filter({ hasText: 'yesterday' }).waitFor();
  await page.getByLabel('Since').fill('');
  await page.getByRole('button', { name: 'Read messages' }).click();
  await page.getByText('3 messages').waitFor();
  await page.getByRole('button', { name: 'Replay …' }).click();
  await page.getByRole('button', { name: 'Replay 3 messages' }).click();
  await page.getByRole('dialog').getByText('done, 3 messages sent').waitFor();

  expect(live.queues.messages(outputs.QueueUrl)).toHaveLength(3);
  expect(live.queues.messages(outputs.DeadLetterQueueUrl)).toEqual([]);
});
