// Takes pictures of the built site, and checks each page in a browser: it must load nothing from another host, report no error,
// and fit into the width of a phone. Arguments: the folder for the pictures, and the program of a Chromium browser.
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const [folder = '.local/docs-site-pictures', program = '/usr/bin/chromium'] = process.argv.slice(2);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const server = createServer(({ url }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  try {
    const content = readFileSync(join(import.meta.dirname, 'dist', path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${server.address().port}/`;

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const pictures = [
  { name: 'home', path: '' },
  { name: 'home-below', path: '#try-it-on-your-machine' },
  { name: 'concept', path: 'concepts/delivery.html' },
  { name: 'guide', path: 'guides/add-a-consumer.html' },
  { name: 'wide-table', path: 'reference/configuration.html#kafka' },
  { name: 'long-names', path: 'reference/failure-codes.html#codes' },
  { name: 'event', path: 'reference/events/login.html' },
  { name: 'construct', path: 'reference/constructs/kafka-forwarder.html' },
  { name: 'chart', path: 'explanations/login-latency.html' },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
const problems = new Set();

for (const [kind, viewport, colorScheme] of [
  ['light', desktop, 'light'],
  ['dark', desktop, 'dark'],
  ['phone', phone, 'light'],
]) {
  const page = await openPage(viewport, colorScheme);
  for (const { name, path } of pictures) {
    await page.goto(address + path, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(folder, `${name}-${kind}.png`) });
  }
  await page.close();
}
await pictureOfSearch();
await pictureOfSwitch();
await checkWidths();
await browser.close();
server.close();

for (const problem of problems) console.error(problem);
console.log(`Pictures are in ${folder}.`);
process.exitCode = problems.size > 0 ? 1 : 0;

async function openPage(viewport, colorScheme) {
  const page = await browser.newPage({ viewport, colorScheme });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith('data:')) problems.add(`${page.url()} loads ${url}`);
  });
  page.on('pageerror', (error) => problems.add(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Hydration'))
      problems.add(`${page.url()}: ${message.text()}`);
  });
  return page;
}

async function pictureOfSearch() {
  const page = await openPage(desktop, 'light');
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.keyboard.press('Control+k');
  await page.locator('.VPLocalSearchBox input').fill('dead-letter queue');
  await page.locator('.VPLocalSearchBox .result').first().waitFor();
  await page.screenshot({ path: join(folder, 'search.png') });
  await page.close();
}

/** The switch of the page decides about drawings, too, not only the setting of the system. */
async function pictureOfSwitch() {
  const page = await openPage(desktop, 'light');
  await page.goto(`${address}explanations/login-latency.html`, { waitUntil: 'networkidle' });
  await page.locator('.VPSwitchAppearance:visible').click();
  await page.locator('html.dark').waitFor();
  await page.screenshot({ path: join(folder, 'chart-switched.png'), animations: 'disabled' });
  await page.close();
}

/** Follows the sidebar through every page, on a phone. */
async function checkWidths() {
  const page = await openPage(phone, 'light');
  await page.goto(`${address}concepts/delivery.html`, { waitUntil: 'networkidle' });
  const paths = await page.evaluate(() => [...document.querySelectorAll('.VPSidebar a')].map((link) => link.href));
  if (paths.length < 30) problems.add(`The sidebar has ${paths.length} pages.`);
  for (const path of [address, ...paths]) {
    await page.goto(path, { waitUntil: 'load' });
    const { width, title } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      title: document.querySelector('h1')?.textContent,
    }));
    if (width > phone.width) problems.add(`${path} is ${width} px wide on a phone of ${phone.width} px.`);
    if (!title) problems.add(`${path} has no heading.`);
  }
  await page.close();
}
