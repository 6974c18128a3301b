import { posix } from 'node:path';
import ts from 'typescript';
import { projectFiles, textOf } from './project-files.ts';

// A file may import from its own folder and from the layers before its own; folders of one layer are strangers.
const layers = [
  ['platform'],
  ['docs', 'contracts'],
  ['privacy', 'kafka'],
  ['triggers', 'forwarder', 'replay'],
  ['infra'],
  ['live'],
  ['cli'],
  ['local'],
  ['bench'],
  ['scripts'],
  ['test'],
];

const adapters = [
  /^platform\/(arn|secret-value|aws-clock)\.ts$/,
  /^kafka\/access\/(read-secret|iam-token)\.ts$/,
  /^triggers\/([a-z-]+\/dependencies|publish\/(user-pool-dependencies|event-bridge|outbox)|audit\/pools\/cognito-users|attachment\/[a-z-]+)\.ts$/,
  /^forwarder\/queues\/(sqs-queues|queue-reach|dead-letter-queue|message-visibility)\.ts$/,
  /^live\/aws\/services\/[a-z-]+\.ts$/,
  /^replay\/((aws|kafka)\/[a-z-]+|archive\/event-archive|messages\/(queue-message|export-line))\.ts$/,
];
/** Bundles the page, on the machine of a developer. */
const pageBuild = 'live/page/build-page.ts';
/** The front end: it runs in a browser, and knows the server by its wire format only. */
const isFrontEnd = (path: string): boolean => path.startsWith('live/page/');
/** Folders whose core knows ports only. */
const cores = ['platform', 'privacy', 'kafka', 'triggers', 'forwarder', 'replay', 'live'];
const isAwsClient = (name: string): boolean => /^(@aws-sdk\/|@smithy\/|aws-msk-iam-)/.test(name);
const isKafkaClient = (name: string): boolean => /^kafkajs(\/|$)/.test(name);
/** Folders whose code is neither deployed nor published. */
const isDevelopment = (folder: string): boolean => ['docs', 'local', 'bench', 'scripts', 'test'].includes(folder);
const isNameless = (name: string): boolean => /^(utils?|common|shared|helpers?|types?|constants?)(\.|$)/i.test(name);

const layerOf = (path: string): number => layers.findIndex((folders) => folders.includes(folderOf(path)));
const folderOf = (path: string): string => path.split('/')[0] ?? '';

/** What is imported in a file: also types, re-exports, `import()` and `require()`. */
function importsIn(text: string, path = 'file.ts'): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) names.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return names;
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  const text = (found: ts.Node | undefined) => (found && ts.isStringLiteralLike(found) ? found : undefined);
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return text(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? text(node.argument.literal) : undefined;
  if (ts.isExternalModuleReference(node)) return text(node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(expression) && expression.text === 'require';
  return isImport || isRequire ? text(node.arguments[0]) : undefined;
}

/** Why a file may not import what it imports, one sentence each. */
function problemsOf(path: string, text: string): string[] {
  return importsIn(text, path).flatMap((name) => {
    const problem = name.startsWith('.')
      ? problemOfFile(path, posix.join(posix.dirname(path), name))
      : problemOfPackage(path, name);
    return problem === undefined ? [] : [`${path} imports ${name}: ${problem}`];
  });
}

function problemOfFile(path: string, target: string): string | undefined {
  if (isFrontEnd(path)) return /^live\/(page|wire)\//.test(target) ? undefined : 'the page knows only the wire format';
  if (folderOf(target) === folderOf(path) || (layerOf(target) !== -1 && layerOf(target) < layerOf(path))) return;
  return `${folderOf(path)}/ knows only the layers below it`;
}

function problemOfPackage(path: string, name: string): string | undefined {
  const folder = folderOf(path);
  if (isFrontEnd(path) && path !== pageBuild)
    return /^(preact|uplot)(\/|$)/.test(name) ? undefined : 'the page runs in a browser, with Preact and uPlot';
  if (folder === 'contracts')
    return /^@sinclair\/typebox(\/|$)/.test(name) ? undefined : 'contracts/ knows TypeBox alone';
  if (isKafkaClient(name) && !isDevelopment(folder) && !path.startsWith('kafka/kafkajs/'))
    return 'only kafka/kafkajs/ imports kafkajs';
  const isCore = cores.includes(folder) && !adapters.some((adapter) => adapter.test(path));
  return isCore && isAwsClient(name) ? 'only adapters know a client' : undefined;
}

test.each(projectFiles)('%s imports only what it may', (path) => {
  expect(problemsOf(path, textOf(path))).toEqual([]);
});

test('every .ts file is in a folder that has a layer', () => {
  expect(projectFiles.filter((path) => layerOf(path) === -1)).toEqual([]);
});

test('nothing has a name that says nothing, and imports name the file they mean', () => {
  const isBad = (path: string) => path.split('/').some(isNameless) || path.endsWith('/index.ts');

  expect(projectFiles.filter(isBad)).toEqual([]);
});

test('the imports of the project are found', () => {
  expect(importsIn(textOf('triggers/observer/entry.ts'))).toEqual(['./load-guard.ts', './trigger-runtime.ts']);
  expect(importsIn(textOf('triggers/observer/trigger-runtime.ts'))).toEqual([
    '../../contracts/bus.ts',
    '../../contracts/delivery-mode.ts',
    '../../contracts/environment.ts',
    '../../contracts/log-line.ts',
    '../../platform/monotonic-clock.ts',
    '../../platform/stdout.ts',
    '../publish/after-response.ts',
    '../publish/extensions-api.ts',
    '../publish/fail-open.ts',
    '../publish/time-left.ts',
    './load-guard.ts',
    './processor.ts',
    './processor.ts',
  ]);
});

test('outside its guard the trigger function loads next to nothing that could fail', () => {
  const outside = ['triggers/observer/entry.ts', 'triggers/observer/load-guard.ts', 'contracts/deployment-check.ts'];
  const values = outside.flatMap((path) => [...textOf(path).matchAll(/^import (?!type\b).* from '(.*)';$/gm)]);

  expect(values.map(([, name]) => name)).toEqual(['./load-guard.ts', '../../contracts/deployment-check.ts']);
});

/** The packages that are loaded with a file at once: not those of types, nor of an `import()`. */
function loadedWith(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const atOnce = textOf(path).matchAll(/^(?:import|export)(?! type\b)[^;]*? from '([^']+)';$/gm);
  return [...atOnce].flatMap(([, name = '']) =>
    name.startsWith('.') ? loadedWith(posix.join(posix.dirname(path), name), seen) : [name],
  );
}

// package.json says so with sideEffects, and a bundler leaves such a module out.
test('no module is imported for its effects only', () => {
  const product = projectFiles.filter((path) => !isDevelopment(folderOf(path)));

  expect(product.filter((path) => /^import '/m.test(textOf(path)))).toEqual([]);
});

// Not even modules of Node: an `import` in an ES module evaluates every export of one, and some of them load much more.
test('the trigger function imports nothing of others at its start, nor for an event', () => {
  expect(loadedWith('triggers/observer/trigger-runtime.ts')).toEqual([]);
  expect(loadedWith('triggers/observer/processor.ts')).toEqual([]);
});

test.each([
  ['contracts/a.ts', `import { b } from '../triggers/b.ts'`],
  ['contracts/events/a.ts', `import type { b } from '../../forwarder/b.ts'`],
  ['contracts/a.ts', `import { readFileSync } from 'node:fs'`],
  ['contracts/a.ts', `import { v7 } from 'uuid'`],
  ['triggers/a.ts', `import { b } from '../forwarder/b.ts'`],
  ['platform/a.ts', `import type { b } from '../contracts/b.ts'`],
  ['kafka/a.ts', `export { b } from '../privacy/b.ts'`],
  ['replay/a.ts', `import { b } from '../forwarder/b.ts'`],
  ['triggers/a.ts', `import { b } from '../infra/b.ts'`],
  ['cli/a.ts', `export * from '../local/b.ts'`],
  ['triggers/a.ts', `import { b } from '../cli/b.ts'`],
  ['forwarder/a.ts', `type B = import('../infra/b.ts').B`],
  ['forwarder/a.ts', `const b = await import('../local/b.ts')`],
  ['local/a.ts', `import b = require('../bench/b.ts')`],
  ['bench/a.ts', `const b = require('../test/b.ts')`],
  ['scripts/a.ts', `import '../test/given/b.ts'`],
  ['local/a.ts', `import b from '../elsewhere/b.ts'`],
  ['triggers/publish/delivery.ts', `import type { SQSClient } from '@aws-sdk/client-sqs'`],
  ['triggers/publish/event-bus.ts', `import { PutEventsCommand } from '@aws-sdk/client-eventbridge'`],
  ['triggers/publish/publisher.ts', `import { EventBridgeClient } from '@aws-sdk/client-eventbridge'`],
  ['triggers/publish/observe.ts', `import { EventBridgeClient } from '@aws-sdk/client-eventbridge'`],
  [
    'triggers/normalize/trigger-event/dependencies.ts',
    `import type { EventBridgeClient } from '@aws-sdk/client-eventbridge'`,
  ],
  ['triggers/wrapper/with-identity-events.ts', `const { SSMClient } = await import('@aws-sdk/client-ssm')`],
  ['triggers/normalize/cloudtrail-record/normalize.ts', `import '@aws-sdk/client-cognito-identity-provider'`],
  ['kafka/send/deliver.ts', `import { Kafka } from 'kafkajs'`],
  ['cli/smoke/a.ts', `import type { Consumer } from 'kafkajs'`],
  ['infra/a.ts', `await import('kafkajs/src/protocol/error.js')`],
  ['kafka/kafkajs/a.ts', `import '@aws-sdk/client-sqs'`],
  ['live/aws/a.ts', `import '@aws-sdk/client-cloudwatch'`],
  ['live/page/a.ts', `import { b } from '../../contracts/b.ts'`],
  ['live/page/parts/a.tsx', `import { b } from '../../server/b.ts'; const c = <b />`],
  ['live/page/a.ts', `import { readFile } from 'node:fs/promises'`],
])('%s may not say: %s', (path, text) => {
  expect(problemsOf(path, text)).toHaveLength(1);
});

test.each([
  ['contracts/events/a.ts', `import { Type } from '@sinclair/typebox'; import { b } from '../b.ts'`],
  ['triggers/normalize/a.ts', `import { b } from '../../contracts/b.ts'; import { v5 } from 'uuid'`],
  ['triggers/publish/event-bridge.ts', `await import('@aws-sdk/client-eventbridge')`],
  ['triggers/outbox/dependencies.ts', `import { SQSClient } from '@aws-sdk/client-sqs'`],
  ['platform/secret-value.ts', `const { SSMClient } = await import('@aws-sdk/client-ssm')`],
  ['triggers/audit/dependencies.ts', `import '@aws-sdk/client-cognito-identity-provider'`],
  ['kafka/kafkajs/client.ts', `import { Kafka } from 'kafkajs'`],
  ['cli/a.ts', `import { b } from '../triggers/b.ts'; import { c } from '../infra/c.ts'`],
  ['local/a.ts', `import { b } from '../infra/b.ts'; import { Kafka } from 'kafkajs'`],
  ['test/a.test.ts', `import { b } from '../bench/b.ts'; import { c } from '../scripts/c.ts'`],
  [
    'live/page/parts/a.tsx',
    `import { render } from 'preact'; import type { B } from '../../wire/b.ts'; const c = <p />`,
  ],
])('%s may say: %s', (path, text) => {
  expect(problemsOf(path, text)).toEqual([]);
});

test.each(['utils.ts', 'util', 'common', 'shared', 'helpers.ts', 'types.d.ts', 'constants.ts'])(
  '%s says nothing',
  (name) => {
    expect(isNameless(name)).toBe(true);
  },
);
