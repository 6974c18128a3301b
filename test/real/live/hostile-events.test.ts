import type { Page } from 'playwright-core';
import { aSnapshot } from '../../given/builders/a-live-snapshot.ts';
import { aDeadLetter } from '../../given/builders/a-dead-letter.ts';
import { anArrivedEvent } from '../../given/builders/an-arrived-event.ts';
import { startFakeLiveServer, type FakeLiveServer } from '../../given/fakes/fake-live-server.ts';
import { isTooWide, phone, startBrowser, type TestBrowser } from './setup/browser.ts';

const script = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
const hostile = `${script}\u001b[31m\u202eevil\u2066\u0000`;
const large = `{"data":"${'y'.repeat(1_048_000)}"}`;
const deep = '['.repeat(5_000) + ']'.repeat(5_000);

const events = [
  anArrivedEvent({
    number: 1,
    user: hostile,
    reason: hostile,
    subject: hostile,
    data: { [script]: hostile, constructor: 1 },
  }),
  anArrivedEvent({ number: 2, type: hostile, problem: 'UNKNOWN_TYPE', topic: hostile }),
  anArrivedEvent({
    number: 3,
    text: large.slice(0, 16_384),
    isCut: true,
    bytes: large.length,
    problem: 'NOT_A_CLOUD_EVENT',
  }),
  anArrivedEvent({ number: 4, text: deep, problem: 'NOT_A_CLOUD_EVENT' }),
  anArrivedEvent({ number: 5, text: 'y'.repeat(16_384), user: 'y'.repeat(5_000), type: 'y'.repeat(5_000) }),
  anArrivedEvent({ number: 6, text: '', problem: 'NOT_JSON', times: { happened: 9e99, consumed: -1 } }),
];

/** Characters of the hostile events that are in the page as they are. */
async function obeyedCharacters(page: Page): Promise<readonly string[]> {
  const text = await page.evaluate(() => document.body.textContent);
  return ['\u202e', '\u2066', '\u001b', '\u0000'].filter((character) => text.includes(character));
}

let browser: TestBrowser;
let server: FakeLiveServer;
beforeAll(async () => {
  browser = await startBrowser();
  server = await startFakeLiveServer({
    snapshot: () => aSnapshot({ events }),
    respond: ({ path }) => {
      if (path === 'events/3') return { body: { ...events[2], text: large, isCut: undefined } };
      if (path === 'descriptions') return { body: [] };
      if (path === 'messages') {
        const messages = [
          aDeadLetter({ reason: hostile, type: hostile, cause: hostile, body: { state: 'shown', text: hostile } }),
        ];
        return { body: { messages, isComplete: true, hasMore: false, reports: [] } };
      }
      return undefined;
    },
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each([1, 2, 3, 4, 5, 6])('shows hostile event %i as text, on the width of a phone', async (number) => {
  const { page, complaints, hosts } = await browser.open(server.address, { viewport: phone });
  await page.locator(`.event[data-number="${number}"]`).click();
  await page.getByRole('complementary', { name: 'Event' }).waitFor();

  expect(await page.locator('.detail img, .detail script, .events img, .events script').count()).toBe(0);
  expect(await page.title()).toBe('cognito-to-kafka, live');
  expect(await obeyedCharacters(page)).toEqual([]);
  expect(await isTooWide(page)).toBe(false);
  expect([...hosts]).toEqual([new URL(server.address).host]);
  expect(complaints).toEqual([]);
});

test('names characters that a browser obeys or does not show', async () => {
  const { page } = await browser.open(server.address);
  await page.locator('.event[data-number="1"]').click();
  const detail = page.getByRole('complementary', { name: 'Event' });
  await detail.waitFor();

  expect(await detail.locator('h2 + button, a .mark').first().textContent()).toBeTruthy();
  expect(await detail.locator('a .mark').allTextContents()).toEqual(['U+001B', 'U+202E', 'U+2066', 'U+0000']);
  expect(await detail.locator('.json').textContent()).toContain('<script>document.title=1</script>');
});

test('shows a text of 1 MiB when the operator asks for it, and stays usable', async () => {
  const { page, complaints } = await browser.open(server.address);
  await page.locator('.event[data-number="3"]').click();
  await page.getByRole('button', { name: 'Show all 1.0 MB' }).click();
  await page.waitForFunction((length) => document.querySelector('.json')?.textContent.length === length, large.length);
  await page.keyboard.press('Escape');
  await page.getByRole('complementary', { name: 'Event' }).waitFor({ state: 'detached' });

  expect(complaints).toEqual([]);
});

test('shows a hostile dead letter as text', async () => {
  const { page, complaints } = await browser.open(`${server.address}#/dead-letters`);
  await page.getByRole('button', { name: 'Read messages' }).click();
  await page.locator('.message summary').click();
  await page.locator('.message .json').waitFor();

  expect(await page.locator('.message img, .message script').count()).toBe(0);
  expect(await obeyedCharacters(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
