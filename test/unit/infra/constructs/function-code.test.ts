import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { functionCode } from '../../../../infra/constructs/function-code.ts';
import { anApp } from '../../../given/builders/a-stack.ts';

const variant = { name: 'trigger', externalPackages: ['@aws-sdk/client-ssm'] } as const;
const shipped = mkdtempSync(join(tmpdir(), 'shipped-'));
afterAll(() => {
  rmSync(shipped, { recursive: true });
});

test('a shipped bundle is the asset as it is, also where CDK bundles nothing', () => {
  const folder = join(shipped, 'trigger+client-secrets-manager');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = 1;');
  const app = anApp();
  const stack = new Stack(app, 'Stack');
  const code = functionCode(stack, variant, shipped);
  new Lambda(stack, 'Lambda', { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code });
  app.synth();
  const assets = readdirSync(app.outdir).filter((name) => name.startsWith('asset.'));

  expect(assets.map((name) => readFileSync(join(app.outdir, name, 'index.mjs'), 'utf8'))).toEqual([
    'export const handler = 1;',
  ]);
});

test('an error names the missing folder and the command that builds it', () => {
  const nowhere = join(shipped, 'nowhere');

  expect(() => functionCode(new Stack(), variant, nowhere)).toThrow(
    `no folder "${join(nowhere, 'trigger+client-secrets-manager')}" with the code of a function. Install the package again.`,
  );
  expect(() => functionCode(new Stack(), variant, nowhere)).toThrow(/run "npm run build" first\.$/);
});
