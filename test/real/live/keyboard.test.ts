import type { Page } from 'playwright-core';
import { aSnapshot } from '../../given/builders/a-live-snapshot.ts';
import { aJob } from '../../given/builders/a-dead-letter.ts';
import { startFakeLiveServer, type FakeLiveServer } from '../../given/fakes/fake-live-server.ts';
import { startBrowser, type TestBrowser } from './setup/browser.ts';
import { descriptions, someEvents } from './setup/some-events.ts';

let browser: TestBrowser;
let server: FakeLiveServer;
beforeAll(async () => {
  browser = await startBrowser();
  server = await startFakeLiveServer({
    snapshot: () => aSnapshot({ events: someEvents(300) }),
    respond: ({ path }) => {
      if (path === 'descriptions') return { body: descriptions };
      if (path === 'jobs') return { body: aJob() };
      if (path === 'local/user') return { body: { user: 'li', text: 'li signed up.' } };
      return undefined;
    },
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('data-number') ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

/** Presses Tab until the focus is where it should be. Rejects if the keyboard does not reach it. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).trim() === wanted) return;
  }
  throw new Error(`60 presses of Tab did not reach "${wanted}".`);
}

test('reaches the events with two keys, opens one, and returns the focus to it', async () => {
  const { page } = await browser.open(server.address);
  await page.locator('.event[data-number]').first().waitFor();
  await page.keyboard.press('Tab');
  expect((await focused(page)).trim()).toBe('Skip to the events');
  await page.keyboard.press('Enter');
  await tabTo(page, '300');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('298');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  expect(await focused(page)).toBe('1');
  await page.keyboard.press('PageUp');
  const chosen = await focused(page);
  expect(Number(chosen)).toBeGreaterThan(5);
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Event' }).waitFor();
  expect(await focused(page)).toBe('Event');
  await page.keyboard.press('Escape');
  await page.getByRole('complementary', { name: 'Event' }).waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(chosen);
});

test('the focus stays on its row, and is visible, while events arrive', async () => {
  const own = await startFakeLiveServer({ snapshot: () => aSnapshot({ events: someEvents(300) }) });
  const { page } = await browser.open(own.address);
  await page.locator('.event[data-number]').first().waitFor();
  await tabTo(page, '300');
  await page.keyboard.press('ArrowDown');
  own.send({ events: someEvents(500, 301) });
  await page.getByRole('button', { name: 'Resume (500 new)' }).waitFor();
  expect(await focused(page)).toBe('299');
  const outline = await page.evaluate(
    () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
  );
  expect(outline).toBe('solid');
  await own.close();
});

test('a dialog keeps the focus, closes on Escape, and returns the focus', async () => {
  const { page } = await browser.open(`${server.address}#/dead-letters`);
  await page.locator('.queues').waitFor();
  await tabTo(page, 'Replay …');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  for (let presses = 0; presses < 8; presses++) {
    await page.keyboard.press('Tab');
    const isOutside = await page.evaluate(() => {
      const element = document.activeElement;
      return element !== document.body && element?.closest('dialog') === null;
    });
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await focused(page)).trim()).toBe('Replay …');
});

test('the buttons work by keyboard, and their outcome is announced', async () => {
  const { page } = await browser.open(server.address);
  await page.locator('.event[data-number]').first().waitFor();
  await tabTo(page, 'Sign up');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'li signed up.' }).waitFor();

  expect(server.received).toContainEqual({ path: 'local/user', body: { action: 'sign-up' } });
});

test('announces the account when it is quiet, and not with each event', async () => {
  const { page } = await browser.open(server.address);
  const spoken = page.locator('.account [aria-live=polite]');
  await spoken.filter({ hasText: '46 sent, 46 in Kafka, 0 lost' }).waitFor({ state: 'attached' });

  expect(await page.locator('[aria-live]').count()).toBe(1);
});
