import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProblem } from '../../../cli/node-version.ts';

const packageJson = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
  readonly engines: { readonly node: string };
};
const [, oldest = ''] = /^>=(.*)$/.exec(packageJson.engines.node) ?? [];

test('accepts the oldest Node of package.json, and newer ones', () => {
  for (const version of [`${oldest}.0`, '22.19.1', '24.0.0', '100.0.0']) expect(nodeProblem(version)).toBeUndefined();
});

test.each(['22.17.9', '22.6.0', '20.19.5', '18.20.8', '9.0.0'])('refuses Node %s with the fix', (version) => {
  expect(nodeProblem(version)).toBe(
    `Node ${version} is too old. Install Node ${oldest} or newer from https://nodejs.org.`,
  );
});
