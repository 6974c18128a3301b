import { aSnapshot } from '../../given/builders/a-live-snapshot.ts';
import { startFakeLiveServer } from '../../given/fakes/fake-live-server.ts';
import { startBrowser, type TestBrowser } from './setup/browser.ts';
import { someEvents } from './setup/some-events.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

test('reconnects after a restart, and shows only the events of the new run', async () => {
  const first = await startFakeLiveServer({ snapshot: () => aSnapshot({ events: someEvents(20) }) });
  const { page } = await browser.open(first.address);
  await page.locator('.event[data-number="20"]').click();
  await first.close();
  await page.getByText('Connection lost. Reconnecting …').waitFor();
  expect(await page.locator('.event[data-number="20"]').count()).toBe(1);
  const second = await startFakeLiveServer({
    snapshot: () => aSnapshot({ run: 'run-2', events: someEvents(3) }),
    port: Number(new URL(first.address).port),
  });
  await page.locator('.connection', { hasText: 'Live' }).waitFor();
  await page.locator('.event[data-number="20"]').waitFor({ state: 'detached' });

  expect(await page.locator('.event[data-number]').count()).toBe(3);
  expect(await page.getByRole('complementary', { name: 'Event' }).count()).toBe(0);
  await second.close();
});

test('says so if the server started again with another token', async () => {
  const first = await startFakeLiveServer({ snapshot: () => aSnapshot({ events: someEvents(20) }) });
  const { page } = await browser.open(first.address);
  await page.locator('.event[data-number="20"]').waitFor();
  await first.close();
  const port = Number(new URL(first.address).port);
  const second = await startFakeLiveServer({ snapshot: () => aSnapshot(), port, token: 'another' });
  await page.getByText('Open the address that it prints.').waitFor();

  expect(await page.locator('.event[data-number="20"]').count()).toBe(1);
  await second.close();
});

test('keeps its events if the connection breaks within a run', async () => {
  const first = await startFakeLiveServer({ snapshot: () => aSnapshot({ events: someEvents(20) }) });
  const { page } = await browser.open(first.address);
  await page.locator('.event[data-number="20"]').click();
  await first.close();
  const second = await startFakeLiveServer({
    snapshot: () => aSnapshot({ events: someEvents(10, 15) }),
    port: Number(new URL(first.address).port),
  });
  await page.locator('.event[data-number="24"]').waitFor();

  expect(await page.locator('.event[data-number="1"]').count()).toBe(1);
  expect(await page.getByRole('complementary', { name: 'Event' }).count()).toBe(1);
  await second.close();
});

test('two tabs follow the same server, each with its own filter', async () => {
  const server = await startFakeLiveServer({ snapshot: () => aSnapshot({ events: someEvents(20) }) });
  const [one, two] = [await browser.open(server.address), await browser.open(server.address)];
  await one.page.getByRole('searchbox', { name: 'User' }).fill('nobody');
  await one.page.getByText('No event matches.').waitFor();
  server.send({ events: someEvents(1, 21) });
  await two.page.locator('.event[data-number="21"]').waitFor();

  expect(server.tabs()).toBe(2);
  expect(await one.page.locator('.event[data-number]').count()).toBe(0);
  await server.close();
});
