import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeAws, stackInXml } from '../../given/fakes/fake-aws.ts';
import { installedPackage } from './installed-package.ts';

const folder = () => join(installedPackage(), 'node_modules/cognito-to-kafka');
const outputs = { EventBusName: 'identity', ForwarderFunctionName: 'forwarder' };

test('live serves the built page of the package', async () => {
  const aws = await fakeAws(({ operation }) => {
    // The SDK sends to the host of the queue's URL.
    const QueueUrl = `${aws.url}/111122223333/events`;
    return operation === 'DescribeStacks' ? stackInXml({ ...outputs, QueueUrl }) : {};
  });
  const child = spawn(process.execPath, [join(folder(), 'dist/cli/main.js'), 'live'], {
    cwd: installedPackage(),
    // The fake AWS is in the environment of the test, which jest keeps apart from that of the process.
    env: process.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  try {
    const [line] = (await Promise.race([once(child.stdout, 'data'), closed])) as [Buffer];
    const address = line.toString().trim();
    const textAt = async (path: string) => (await fetch(`${address}${path}`)).text();

    expect(await textAt('')).toMatch(/^<!doctype html>/i);
    expect(await textAt('page.js')).toBe(readFileSync(join(folder(), 'dist/page/page.js'), 'utf8'));
    expect(await textAt('page.css')).toContain(':root');
  } finally {
    child.kill('SIGINT');
    await closed;
    await aws.close();
  }
  expect(child.exitCode).toBe(0);
});

test('the licenses of the libraries in the page are in the package', () => {
  const licenses = readFileSync(join(folder(), 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');

  expect(licenses).toMatch(/^preact@/m);
  expect(licenses).toMatch(/^uplot@/m);
});
