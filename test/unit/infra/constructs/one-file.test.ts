import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LambdaFunction } from '../../../../infra/constructs/lambda-function.ts';
import { bundleOneFile } from '../../../../infra/constructs/one-file.ts';
import { anApp } from '../../../given/builders/a-stack.ts';
import { propertiesOf } from '../properties-of.ts';

const projectRoot = join(import.meta.dirname, '../../../..');
const entry = 'forwarder/entry.ts';
const lazyPackages = ['@aws-sdk/client-sqs', 'aws-msk-iam-sasl-signer-js'];
const externalPackages = ['@aws-sdk/client-secrets-manager'];

const outdir = mkdtempSync(join(tmpdir(), 'one-file-'));
beforeAll(() => {
  bundleOneFile({ entry, lazyPackages, externalPackages, outdir, projectRoot });
});
afterAll(() => {
  rmSync(outdir, { recursive: true });
});

const textOf = (file: string): string => readFileSync(join(outdir, file), 'utf8');
const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test('Node reads one file at the start, without the packages that come later', () => {
  expect(filesIn(outdir).filter((name) => !name.startsWith('node_modules'))).toEqual(['index.js']);
  expect(textOf('index.js')).toContain('KafkaJS');
  expect(textOf('index.js')).not.toContain('com.amazonaws.sqs');
  expect(textOf('index.js')).not.toContain('MSKSASLDefaultSession');
});

test('a lazily loaded package is complete and next to the file that requires it', () => {
  const require = createRequire(join(outdir, 'index.js'));

  expect(require('@aws-sdk/client-sqs')).toMatchObject({ SQSClient: expect.any(Function) as unknown });
  expect(require('aws-msk-iam-sasl-signer-js')).toMatchObject({ generateAuthToken: expect.any(Function) as unknown });
  for (const name of lazyPackages) expect(textOf('index.js')).toContain(`require("${name}")`);
});

test('an external package is not in the bundle', () => {
  expect(filesIn(outdir).filter((name) => name.includes('secrets-manager'))).toEqual([]);
  expect(textOf('index.js')).not.toContain('com.amazonaws.secretsmanager');
});

test('a function gets those files, and no other', () => {
  const app = anApp();
  app.node.setContext('aws:cdk:bundling-stacks', ['**']);
  const props = { bundle: 'forwarder' as const, description: 'It.', timeout: Duration.seconds(5), memoryMiB: 128 };
  new LambdaFunction(new Stack(app, 'Stack'), 'Lambda', { ...props, externalPackages });
  app.synth();

  const assets = readdirSync(app.outdir).filter((name) => name.startsWith('asset.'));
  expect(assets.map((name) => filesIn(join(app.outdir, name)))).toEqual([filesIn(outdir)]);
});

test('bundles each function apart when their entries are in the same folder', () => {
  const app = anApp();
  app.node.setContext('aws:cdk:bundling-stacks', ['**']);
  const stack = new Stack(app, 'Stack');
  const props = { description: 'It.', timeout: Duration.seconds(5), memoryMiB: 128 };
  const lambdas = (['event-bus-exists', 'msk-brokers'] as const).map(
    (bundle) => new LambdaFunction(stack, bundle, { ...props, bundle }),
  );
  const template = Template.fromStack(stack);

  const codes = lambdas.map((lambda) => propertiesOf(template, lambda.function)['Code']);
  expect(codes[0]).not.toEqual(codes[1]);
});
