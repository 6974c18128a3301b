import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../local/rig/chromium.ts';

const usage = `node scripts/live-screenshots.ts ADDRESS [FOLDER]

Takes the screenshots of the live page for the documentation. ADDRESS is the one that npm start prints, of a pipeline that has
had a few logins. FOLDER is docs/get-started by default.`;

/** Of the window, in pixels. */
const size = { width: 1280, height: 800 };

interface Picture {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly prepare: (page: Page) => Promise<void>;
}

const firstEvent = (page: Page) => page.locator('.event[data-number]').first();

const pictures: readonly Picture[] = [
  {
    name: 'live-page',
    colorScheme: 'light',
    prepare: (page) => firstEvent(page).waitFor(),
  },
  {
    name: 'live-event',
    colorScheme: 'dark',
    prepare: async (page) => {
      await page.getByLabel('Type').selectOption('cognito.login.failed.v1');
      await firstEvent(page).click();
      await page.getByRole('complementary', { name: 'Event' }).waitFor();
      await page.locator('#view').evaluate((view) => {
        view.scrollIntoView();
      });
    },
  },
];

const { positionals } = parseArgs({ allowPositionals: true });
const [address, folder = 'docs/get-started'] = positionals;
if (address === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else await takeAll(address);

async function takeAll(from: string): Promise<void> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('No Chromium on the PATH. Install the package "chromium".');
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath });
  try {
    for (const { name, colorScheme, prepare } of pictures) {
      const page = await browser.newPage({ viewport: size, colorScheme, reducedMotion: 'reduce' });
      await page.goto(from);
      await prepare(page);
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      console.log(path);
    }
  } finally {
    await browser.close();
  }
}
