import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cdk = join(import.meta.dirname, '../../../../node_modules/.bin/cdk');

const pipeline = `
    new IdentityEventPipeline(this, 'Pipeline', {
      userPools: [{ id: 'eu-west-1_AbCdEf123' }],
      kafka: { brokers: ['b-1.example.com:9092'], topic: 'identity-events' },
    });`;

const stackTest = `import * as cdk from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { StockAppStack } from '../lib/stock-app-stack';

test('creates the pipeline', () => {
  const template = Template.fromStack(new StockAppStack(new cdk.App(), 'Stack'));
  template.hasResourceProperties('AWS::Lambda::Function', { Runtime: 'nodejs24.x' });
});
`;

const esModule = `import { App } from 'aws-cdk-lib';
import { StockAppStack } from './stack.js';
const app = new App({ outdir: 'esm.out' });
new StockAppStack(app, 'Stack');
app.synth();
`;

/**
 * Creates the app that `cdk init` writes, with a pipeline in its stack and in its test, and installs the packed package as a user
 * would. Below it, `esm/` is the same app as an ES module. Resolves with the folder.
 */
export async function createStockApp(tarball: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'stock-')), 'stock-app');
  await mkdir(folder);
  await run(cdk, ['init', 'app', '--language', 'typescript', '--generate-only'], { cwd: folder });
  const installed = run('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: folder });
  const stack = join(folder, 'lib/stock-app-stack.ts');
  const generated = await readFile(stack, 'utf8');
  const text = generated
    .replace('import * as cdk', "import { IdentityEventPipeline } from 'cognito-to-kafka/constructs';\nimport * as cdk")
    .replace('super(scope, id, props);', `super(scope, id, props);\n${pipeline}`);
  await mkdir(join(folder, 'esm'));
  await Promise.all([
    writeFile(stack, text),
    writeFile(join(folder, 'test/stock-app.test.ts'), stackTest),
    writeFile(join(folder, 'esm/package.json'), '{ "type": "module" }'),
    writeFile(join(folder, 'esm/stack.ts'), text),
    writeFile(join(folder, 'esm/app.ts'), esModule),
  ]);
  await installed;
  return folder;
}
