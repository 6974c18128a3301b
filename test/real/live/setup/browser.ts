import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from '../../../../local/rig/chromium.ts';

/** A tab of a test, with everything that the browser complained about in it. */
export interface Tab {
  readonly page: Page;
  /** Errors and warnings of the console, violations of the policy included, and uncaught errors. */
  readonly complaints: readonly string[];
  /** Addresses that the tab loaded from. */
  readonly hosts: ReadonlySet<string>;
}

export interface TestBrowser {
  readonly open: (address: string, options?: BrowserContextOptions) => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export const desktop = { width: 1360, height: 900 };
export const phone = { width: 360, height: 780 };

/** Starts the machine's Chromium, without a window. Rejects if the search path has none. */
export async function startBrowser(): Promise<TestBrowser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('No Chromium on the PATH. Install the package "chromium".');
  const browser: Browser = await chromium.launch({ executablePath });
  return {
    open: async (address, options = {}) => {
      const context = await browser.newContext({ viewport: desktop, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      const hosts = new Set<string>();
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      await page.goto(address);
      return { page, complaints, hosts };
    },
    close: () => browser.close(),
  };
}

/** Whether something of the page is wider than the window. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
