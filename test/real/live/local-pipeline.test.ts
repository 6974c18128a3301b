import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startLocalLive, type LocalLive } from '../../../local/live/start-local-live.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { startPipeline, stopPipeline, type Pipeline } from '../../../local/rig/pipeline.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';
import { installTools } from '../../../local/rig/tools.ts';
import { startBrowser, type TestBrowser } from './setup/browser.ts';

// The page on the whole pipeline: real Kafka, the emulator, the deployed functions. Each test continues where the one before ended.
const patientMs = 120_000;

let pipeline: Pipeline;
let live: LocalLive;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  await installTools(() => undefined);
  pipeline = await startPipeline({
    runFolder: await mkdtemp(join(tmpdir(), 'cognito-to-kafka-live-')),
    topic: 'identity-events',
    awsPort: await freePort(),
    kafka: { port: await freePort() },
    watchesBus: true,
    print: () => undefined,
  });
  live = await startLocalLive({ pipeline, port: 0, version: '0.0.0', allowsOthers: true, onRecord: () => undefined });
  browser = await startBrowser();
  ({ page } = await browser.open(live.page.address));
  page.setDefaultTimeout(patientMs);
}, 600_000);
afterAll(async () => {
  await browser.close();
  await live.page.close();
  await stopPipeline(pipeline);
}, 120_000);

const button = (name: string | RegExp) => page.getByRole('button', { name });
const row = (text: string) => page.locator('.event[data-number]', { hasText: text }).first();
const amount = (name: string) => page.locator('.amount', { hasText: name }).locator('dd');
const untilAmount = (name: string, count: string) =>
  amount(name)
    .filter({ hasText: new RegExp(`^${count}$`) })
    .waitFor();

test('shows a login with the milliseconds of each hop, and its place in Kafka', async () => {
  await button('Sign up').click();
  await row('sign_up.confirmed').waitFor();
  await button('Log in').click();
  await row('login.succeeded').waitFor();
  const hops = await row('login.succeeded').locator('.hop').allTextContents();
  await row('login.succeeded').click();
  const detail = page.getByRole('complementary', { name: 'Event' });
  await detail.getByText('Id of the user pool.').waitFor();

  expect(hops.map((text) => /^-?[\d,]+$/.test(text))).toEqual([true, true, true, true]);
  expect(await detail.textContent()).toMatch(/identity-events · partition \d+ · offset \d+/);
  await page.keyboard.press('Escape');
});

test('shows the reason of a failed login, and the story of its user', async () => {
  await button('Fail a login').click();
  await row('login.failed').click();
  const detail = page.getByRole('complementary', { name: 'Event' });
  await detail.getByText('"wrong_password_or_unknown_user"').waitFor();
  await detail.getByRole('link', { name: /^All events of/ }).click();
  await page.locator('.login.failed').waitFor();

  expect(await page.locator('.login h3').allTextContents()).toEqual([
    expect.stringMatching(/^Login succeeded/),
    expect.stringMatching(/^Login failed/),
  ]);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Events', exact: true }).click();
});

test('shows a queue that fills while Kafka is stopped, and drains without a loss', async () => {
  const queue = page.locator('[data-box=queue]');
  await button('Stop Kafka').click();
  await button('Start Kafka').waitFor();
  await button('50 logins').click();
  await queue.filter({ hasText: /\d+ wait|in flight/ }).waitFor();
  await page.locator('[data-box=kafka].alarm').waitFor();
  await button('Start Kafka').click();
  await button('Stop Kafka').waitFor();
  await untilAmount('On the way', '0');
  await queue.filter({ hasText: 'empty' }).waitFor();

  expect(await amount('Lost').textContent()).toBe('0');
  expect(await amount('In Kafka').textContent()).toBe(await amount('Sent').textContent());
});

test('replays a dead letter, which then arrives', async () => {
  const client = new SQSClient(clientSettings(pipeline.endpoint));
  await row('login.succeeded').click();
  const lines = await page.getByRole('complementary', { name: 'Event' }).locator('.code').allTextContents();
  await page.keyboard.press('Escape');
  const event = JSON.parse(lines.join('')) as object;
  const deadLetters = pipeline.outputs['DeadLetterQueueUrl'];
  await client.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody: JSON.stringify(event) }));
  await page.getByRole('link', { name: /^Dead letters/ }).click();
  await page.getByLabel('dead-letters', { exact: true }).check();
  await button('Read messages').click();
  await page.locator('.message', { hasText: 'login.succeeded' }).waitFor();
  await button('Replay …').click();
  await button('Replay 1 message').click();
  await page.getByRole('dialog').getByText('done, 1 message sent').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Events', exact: true }).click();
  await row('replay').waitFor();
});
