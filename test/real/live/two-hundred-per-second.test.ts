import { setInterval } from 'node:timers/promises';
import { maxEvents } from '../../../live/wire/arrived-event.ts';
import { aSnapshot } from '../../given/builders/a-live-snapshot.ts';
import { startFakeLiveServer, type FakeLiveServer } from '../../given/fakes/fake-live-server.ts';
import { startBrowser, type TestBrowser } from './setup/browser.ts';
import { descriptions, someEvents } from './setup/some-events.ts';

const perSecond = 200;
const seconds = 8;
/** The server sends changes ten times per second. */
const perChange = perSecond / 10;

let browser: TestBrowser;
let server: FakeLiveServer;
beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(() => server.close());
afterAll(() => browser.close());

const start = async (): Promise<void> => {
  server = await startFakeLiveServer({
    snapshot: () => aSnapshot({ events: someEvents(1_000) }),
    respond: ({ path }) => (path === 'descriptions' ? { body: descriptions } : undefined),
  });
};

test(`shows ${perSecond} events per second without a lag in the tab`, async () => {
  await start();
  const { page, complaints } = await browser.open(server.address);
  await page.locator('.event[data-number]').first().waitFor();
  const session = await page.context().newCDPSession(page);
  // The time of the main thread's processor: the time of the clock includes other programs of this machine.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busySeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  };
  const before = await busySeconds();
  let sent = 1_000;
  const ticks = setInterval(1_000 / 10);
  while (sent < 1_000 + perSecond * seconds) {
    await ticks.next();
    server.send({ events: someEvents(perChange, sent + 1) });
    sent += perChange;
  }
  await ticks.return?.();
  await page.locator(`.event[data-number="${sent}"]`).waitFor();
  const busy = ((await busySeconds()) - before) / seconds;
  console.log(`main thread ${Math.round(busy * 100)} % busy with ${perSecond} events per second`);

  // Loose. A list that is not virtual needs more than the whole thread.
  expect(busy).toBeLessThan(0.4);
  expect(complaints).toEqual([]);
});

test(`keeps ${maxEvents} events, and searches them without a lag in the tab`, async () => {
  await start();
  const { page } = await browser.open(server.address);
  await page.locator('.event[data-number]').first().waitFor();
  for (let sent = 1_000; sent < maxEvents + 5_000; sent += 2_000) server.send({ events: someEvents(2_000, sent + 1) });
  await page.locator(`.event[data-number="${maxEvents + 5_000}"]`).waitFor();
  const longest = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let before = performance.now();
        let longestFrame = 0;
        const measure = (now: number): void => {
          longestFrame = Math.max(longestFrame, now - before);
          before = now;
          const isDone = /^1 of/.test(document.querySelector('.count')?.textContent ?? '');
          if (isDone && !document.querySelector('.count')?.textContent.includes('…')) resolve(longestFrame);
          else requestAnimationFrame(measure);
        };
        requestAnimationFrame(measure);
      }),
  );
  // One of the oldest events that the page has.
  await page.getByLabel('Text').fill('00000007001"');
  const longestMs = await longest;
  console.log(`longest frame ${Math.round(longestMs)} ms`);

  expect(await page.locator('.event[data-number]').count()).toBe(1);
  expect(longestMs).toBeLessThan(1_000);
  expect(await page.locator('.count').textContent()).toMatch(/^1 of 100,000 events/);
});
