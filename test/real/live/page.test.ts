import type { Page } from 'playwright-core';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { aLiveState, aPicture, aSnapshot } from '../../given/builders/a-live-snapshot.ts';
import { startFakeLiveServer, type FakeLiveServer } from '../../given/fakes/fake-live-server.ts';
import { desktop, isTooWide, phone, startBrowser, type TestBrowser } from './setup/browser.ts';
import { descriptions, someEvents, subjectOf } from './setup/some-events.ts';

let browser: TestBrowser;
let server: FakeLiveServer;
beforeAll(async () => {
  browser = await startBrowser();
  server = await startFakeLiveServer({
    snapshot: () => aSnapshot({ events: someEvents(300) }),
    respond: ({ path }) => (path === 'descriptions' ? { body: descriptions } : undefined),
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const rows = (page: Page) => page.locator('.event[data-number]');
const firstRow = (page: Page) => rows(page).first();

test('paints within a second, loads nothing from elsewhere, and has no error', async () => {
  const { page, complaints, hosts } = await browser.open(server.address);
  await firstRow(page).waitFor();
  const paintMs = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);

  expect(paintMs).toBeLessThan(1_000);
  expect([...hosts]).toEqual([new URL(server.address).host]);
  expect(complaints).toEqual([]);
});

test('shows each part of the pipeline with its state, and each rate', async () => {
  const { page } = await browser.open(server.address);
  const picture = page.getByRole('group', { name: 'Pipeline' });
  await picture.waitFor();

  expect(await picture.locator('[data-box]').count()).toBe(aPicture().boxes.length);
  expect(await picture.locator('[data-box=queue]').getAttribute('aria-label')).toBe('Queue, empty');
  expect(await picture.locator('[data-edge=cognito-bus] text').textContent()).toBe('3.4/s');
});

test('is red where an alarm is on, with the runbook one click away', async () => {
  const { page } = await browser.open(server.address);
  await firstRow(page).waitFor();
  const runbook = 'https://example.com/runbook.md#queuemessageage';
  const alarm = { name: 'QueueMessageAge', meaning: 'Identity events wait.', since: Date.now(), runbook } as const;
  server.send({ state: { picture: aPicture({ boxes: [{ id: 'queue', waiting: 1_240, alarms: [alarm] }] }) } });
  await page.getByRole('link', { name: 'Runbook of QueueMessageAge' }).waitFor();

  expect(await page.locator('.picture a').getAttribute('href')).toBe(runbook);
  expect(await page.locator('[data-box=queue]').getAttribute('class')).toContain('alarm');
  expect(await page.locator('[data-box=queue]').textContent()).toContain('1,240 wait');
});

test.each([
  ['phone', phone],
  ['desktop', desktop],
])('fits a %s in each view', async (_, viewport) => {
  const { page, complaints } = await browser.open(server.address, { viewport });
  await firstRow(page).waitFor();

  expect(await isTooWide(page)).toBe(false);
  await firstRow(page).click();
  await page.getByRole('complementary', { name: 'Event' }).waitFor();
  expect(await isTooWide(page)).toBe(false);
  await page.goto(`${server.address}#/user/${subjectOf('ann')}`);
  await page.locator('.story').waitFor();
  expect(await isTooWide(page)).toBe(false);
  await page.goto(`${server.address}#/dead-letters`);
  await page.locator('.queues').waitFor();
  expect(await isTooWide(page)).toBe(false);
  expect(complaints).toEqual([]);
});

test('filters by type, source, user and text', async () => {
  const { page } = await browser.open(server.address);
  await firstRow(page).waitFor();
  const untilCount = (text: string): Promise<void> => page.locator('.count', { hasText: text }).waitFor();
  await page.getByLabel('Type').selectOption('cognito.login.');
  await untilCount('133 of 300');
  await page.getByLabel('Source').selectOption('cloudtrail');
  await untilCount('33 of 300');
  await page.getByRole('searchbox', { name: 'User' }).fill('ZOE');
  await untilCount('8 of 300');
  await page.getByLabel('Text').fill('no such text');
  await page.getByText('No event matches.').waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await untilCount('300 events');

  expect(await page.getByLabel('Text').inputValue()).toBe('');
});

test('shows an event with its JSON, descriptions, path and place', async () => {
  const { page } = await browser.open(server.address);
  await firstRow(page).waitFor();
  await page.locator('.event[data-number="294"]').click();
  const detail = page.getByRole('complementary', { name: 'Event' });
  await detail.waitFor();
  const text = (await detail.textContent()) ?? '';

  expect(text).toContain('identity-events · partition 0 · offset 293');
  expect(text).toContain('51 ms to Kafka');
  expect(text).toContain('Received by the forwarder09:17:39.169+27 ms');
  expect(text).toContain('Id of the user pool."userPoolId": "eu-west-1_AbCdEf123"');
  await detail.getByLabel('Descriptions').uncheck();
  expect(await detail.textContent()).not.toContain('Id of the user pool.');
});

test('pauses and resumes, and a scroll pauses', async () => {
  let number = 300;
  const own = await startFakeLiveServer({ snapshot: () => aSnapshot({ events: someEvents(300) }) });
  const { page } = await browser.open(own.address);
  await firstRow(page).waitFor();
  const arrive = (): void => {
    own.send({ events: someEvents(1, ++number) });
  };
  await page.getByRole('button', { name: 'Pause' }).click();
  arrive();
  await page.getByRole('button', { name: 'Resume (1 new)' }).click();
  expect(await firstRow(page).getAttribute('data-number')).toBe('301');
  await page.locator('.rows').evaluate((element) => {
    element.scrollTop = 500;
  });
  await page.getByRole('button', { name: 'Resume' }).waitFor();
  arrive();
  await page.getByRole('button', { name: 'Resume (1 new)' }).click();
  await page.locator('.event[data-number="302"]').waitFor();
  await own.close();
});

test('tells the story of a user, with logins as groups', async () => {
  const { page } = await browser.open(server.address);
  await firstRow(page).waitFor();
  await page.locator('.event[data-number="294"]').click();
  await page.getByRole('link', { name: 'All events of ann' }).click();
  const login = page.locator('.login').first();
  await login.waitFor();

  expect(await login.locator('h3').textContent()).toBe('Login succeeded · after 1 failure · 4.0 s');
  expect(await login.locator('.type').allTextContents()).toEqual([
    'login.attempted',
    'login.failedwrong_password_or_unknown_user',
    'login.attempted',
    'login.succeeded',
    'token.issued',
  ]);
});

test('asks for older events at the end of the list, up to the first one', async () => {
  const own = await startFakeLiveServer({
    snapshot: () => aSnapshot({ events: someEvents(200, 1_001) }),
    respond: ({ path }) => {
      const before = Number(/^events\?before=(\d+)/.exec(path)?.[1]);
      return before ? { body: { events: someEvents(500, before - 500) } } : undefined;
    },
  });
  const { page } = await browser.open(own.address);
  await firstRow(page).waitFor();
  await firstRow(page).focus();
  await waitFor(
    async () => {
      await page.keyboard.press('End');
      return (await page.evaluate(() => document.activeElement?.getAttribute('data-number'))) === '1';
    },
    { what: 'the oldest event', timeoutMs: 10_000 },
  );

  expect(own.received.map(({ path }) => path).filter((path) => path.startsWith('events'))).toEqual([
    'events?before=1001&limit=5000',
    'events?before=501&limit=5000',
  ]);
  await own.close();
});

test('names a missing permission in its panel, and asks before it creates a feed', async () => {
  const offer = { rule: 'live-1', queue: 'live-1', cost: 'About $0.01 per day.' };
  const state = aLiveState({
    abilities: { ...aLiveState().abilities, mode: 'deployed', mayReplay: false, hasLocalActions: false },
    problems: [
      {
        panel: 'lag',
        code: 'MISSING_PERMISSION',
        text: 'CloudWatch does not return the lag.',
        permission: 'cloudwatch:GetMetricData',
        fix: 'Allow it for your role.',
      },
    ],
    feed: { from: 'nowhere', offered: offer },
    local: undefined,
  });
  const own = await startFakeLiveServer({
    snapshot: () => aSnapshot({ state }),
    respond: ({ path }) => (path === 'feed' ? { body: { from: 'bus', bus: 'b', rule: 'live-1' } } : undefined),
  });
  const { page } = await browser.open(own.address);
  await page.getByText('Missing permission: cloudwatch:GetMetricData').waitFor();
  await page.getByText('Read-only').first().waitFor();
  expect(await page.getByRole('region', { name: 'Try it' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show events from the bus …' }).click();
  await page.getByText('About $0.01 per day.').waitFor();
  expect(own.received.filter(({ path }) => path === 'feed')).toEqual([]);
  await page.getByRole('button', { name: 'Create both' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(own.received.filter(({ path }) => path === 'feed')).toEqual([{ path: 'feed', body: { from: 'bus' } }]);
  await own.close();
});
