import type { Page } from 'playwright-core';
import { aLiveState, aPicture, aSnapshot } from '../../given/builders/a-live-snapshot.ts';
import { startFakeLiveServer, type FakeLiveServer } from '../../given/fakes/fake-live-server.ts';
import { startBrowser, type TestBrowser } from './setup/browser.ts';
import { descriptions, someEvents } from './setup/some-events.ts';

/** Contrast that WCAG 2.2 asks for with text of a usual size ("1.4.3 Contrast (Minimum)"). */
const minContrast = 4.5;

let browser: TestBrowser;
let server: FakeLiveServer;
beforeAll(async () => {
  browser = await startBrowser();
  const picture = aPicture({
    boxes: [
      { id: 'kafka', fault: 'The broker is stopped.' },
      { id: 'outbox', waiting: 3 },
    ],
  });
  server = await startFakeLiveServer({
    snapshot: () => aSnapshot({ events: someEvents(300), state: aLiveState({ picture }) }),
    respond: ({ path }) => (path === 'descriptions' ? { body: descriptions } : undefined),
  });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Texts with less contrast to their ground than the minimum. */
const faintTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate((minimum) => {
    const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (color: string): number => {
      const [red = 0, green = 0, blue = 0] = channels(color)
        .slice(0, 3)
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element): string => {
      for (let each: Element | null = element; each; each = each.parentElement) {
        const rect = each.matches('.box') ? each.querySelector('rect') : null;
        if (rect) return getComputedStyle(rect).fill;
        const { backgroundColor } = getComputedStyle(each);
        if ((channels(backgroundColor)[3] ?? 1) === 1) return backgroundColor;
      }
      return getComputedStyle(document.documentElement).backgroundColor;
    };
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          hasText(element) && element.checkVisibility() && !element.matches('title, option, :disabled, .only-spoken'),
      )
      .flatMap((element) => {
        const style = getComputedStyle(element);
        const color = element instanceof SVGElement ? style.fill : style.color;
        const [dark = 0, light = 0] = [luminance(color), luminance(groundOf(element))].sort((a, b) => a - b);
        const contrast = (light + 0.05) / (dark + 0.05);
        return contrast < minimum ? [`${element.textContent.slice(0, 30)}: ${contrast.toFixed(2)}`] : [];
      });
  }, minContrast);

test.each(['light', 'dark'] as const)('every text has enough contrast in the %s scheme', async (colorScheme) => {
  const { page } = await browser.open(server.address, { colorScheme });
  await page.locator('.event[data-number="292"]').click();
  await page.getByRole('complementary', { name: 'Event' }).waitFor();

  expect(await faintTexts(page)).toEqual([]);
  await page.goto(`${server.address}#/dead-letters`);
  await page.locator('.queues').waitFor();
  expect(await faintTexts(page)).toEqual([]);
});

test('follows the scheme of the system while the page is open, the chart included', async () => {
  const { page } = await browser.open(server.address, { colorScheme: 'light' });
  await page.locator('.chart canvas').waitFor();
  const pixels = await page.locator('.chart canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const before = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(
    (lightPixels) => document.querySelector<HTMLCanvasElement>('.chart canvas')?.toDataURL() !== lightPixels,
    pixels,
  );

  expect(await ground()).not.toBe(before);
});
