import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aTriggerEvent } from '../../given/builders/a-trigger-event.ts';
import { installedPackage, runInstalled, writeInstalled } from './installed-package.ts';

const strict = [
  '--noEmit',
  '--strict',
  '--skipLibCheck',
  '--module',
  'nodenext',
  '--target',
  'es2024',
  '--types',
  'node',
];

const typedConsumer = `
import type { PostAuthenticationTriggerHandler, PreSignUpTriggerHandler } from 'aws-lambda';
import { withIdentityEvents, type IdentityEventsOptions } from 'cognito-to-kafka';
const options: IdentityEventsOptions = { eventBusName: 'identity', privacy: { userAttributes: { email: 'hash' } } };
export const postAuthentication: PostAuthenticationTriggerHandler = withIdentityEvents(async (event) => event, options);
const callBack: PreSignUpTriggerHandler = (event, _context, callback) => callback(null, event);
export const preSignUp: PreSignUpTriggerHandler = withIdentityEvents(callBack);
`;

test('the types match the handlers of @types/aws-lambda, under strict rules', async () => {
  await writeInstalled('consumer.ts', typedConsumer);

  await expect(runInstalled('tsc', [...strict, 'consumer.ts'])).resolves.toMatchObject({ stdout: '' });
});

test('the types reject an unknown action', async () => {
  await writeInstalled('wrong.ts', typedConsumer.replace("'hash'", "'show'"));

  await expect(runInstalled('tsc', [...strict, 'wrong.ts'])).rejects.toMatchObject({
    stdout: expect.stringContaining('"show"') as string,
  });
});

test('a wrapped handler responds as without the wrapper, also without any settings', async () => {
  await writeInstalled(
    'run.js',
    `import { withIdentityEvents } from 'cognito-to-kafka';
     const event = ${JSON.stringify(aTriggerEvent())};
     const kept = withIdentityEvents(async (input) => input);
     const refused = withIdentityEvents(async () => { throw new RangeError('no'); });
     const same = (await kept(event, {})) === event;
     const error = await refused(event, {}).catch((reason) => reason.name);
     console.error(JSON.stringify({ same, error }));`,
  );
  const { stdout, stderr } = await runInstalled('node', ['run.js']);

  expect(JSON.parse(stderr)).toEqual({ same: true, error: 'RangeError' });
  expect(stdout.trim().split('\n')).toEqual(Array(2).fill(expect.stringContaining('EVENT_BUS_NAME: name or ARN')));
});

const packageJson = () =>
  JSON.parse(readFileSync(join(installedPackage(), 'node_modules/cognito-to-kafka/package.json'), 'utf8')) as {
    readonly version: string;
    readonly bin: Readonly<Record<string, string>>;
  };
const command = () => join('node_modules/cognito-to-kafka', packageJson().bin['cognito-to-kafka'] ?? '');

test('the command reads the standard input', async () => {
  const { stdout, stderr } = await runInstalled('node', [command(), 'normalize'], {
    input: JSON.stringify(aTriggerEvent()),
  });

  expect(JSON.parse(stdout)).toMatchObject({ type: 'cognito.login.succeeded.v1' });
  expect(stderr).toBe('');
});

test('the command prints its version and help, and completes words', async () => {
  const run = async (...argv: string[]) => (await runInstalled('node', [command(), ...argv])).stdout;

  expect(await run('--version')).toBe(`${packageJson().version}\n`);
  expect(await run('replay', 'send', '--help')).toMatch(
    /^Send [^]*\nUsage: [^]*\nExamples:[^]*\nOptions:[^]*\nExit codes: /,
  );
  expect(await run('__complete', 'att')).toMatch(/^attach /);
});

test('the command rejects an old Node in one line', async () => {
  const asOldNode = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.5' } })";
  const running = runInstalled('node', [
    '--import',
    `data:text/javascript,${encodeURIComponent(asOldNode)}`,
    command(),
  ]);

  await expect(running).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Node 20\.19\.5 is too old\. Install Node .*\n$/) as string,
  });
});

test('the schemas can be imported', async () => {
  await writeInstalled(
    'schema.js',
    `import schema from 'cognito-to-kafka/schemas/cognito.login.failed.v1.json' with { type: 'json' };
     console.log(schema.title);`,
  );

  expect((await runInstalled('node', ['schema.js'])).stdout).toBe('LoginFailed\n');
});

test('a construct is the same class imported and required, and the wrapper works', async () => {
  await writeInstalled(
    'required.cjs',
    `const { IdentityEventPipeline } = require('cognito-to-kafka/constructs');
     const { withIdentityEvents } = require('cognito-to-kafka');
     const event = ${JSON.stringify(aTriggerEvent())};
     void (async () => {
       const { IdentityEventPipeline: imported } = await import('cognito-to-kafka/constructs');
       const returned = await withIdentityEvents(async (input) => input)(event, {});
       console.error(JSON.stringify({ one: imported === IdentityEventPipeline, same: returned === event }));
     })();`,
  );

  expect(JSON.parse((await runInstalled('node', ['required.cjs'])).stderr)).toEqual({ one: true, same: true });
});

const consumerApp = `
import { App, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { EventConsumer, type EventFilter, type EventTypes } from 'cognito-to-kafka/constructs';
const stack = new Stack(new App({ outdir: 'cdk.out', builtinCloudFormationValidation: false }), 'Shop');
const bus = EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:eu-west-1:111122223333:event-bus/identity');
const filter: EventFilter = { data: { newDeviceUsed: [true] } };
new EventConsumer(stack, 'Mail', { bus, types: ['cognito.login.succeeded.v1'], filter, target: new Queue(stack, 'Queue') });
(stack.node.root as App).synth();
// @ts-expect-error There is no such event.
export const wrong: EventTypes = 'cognito.login.won.v1';
`;

test("the construct compiles and synthesizes in another team's stack, with types", async () => {
  await writeInstalled('app.ts', consumerApp);
  await runInstalled('tsc', [...strict.slice(1), 'app.ts']);
  await runInstalled('node', ['app.js']);
  const template = readFileSync(join(installedPackage(), 'cdk.out/Shop.template.json'), 'utf8');
  const { Resources } = JSON.parse(template) as { Resources: object };

  expect(Object.values(Resources)).toContainEqual(expect.objectContaining({ Type: 'AWS::Events::Rule' }));
});
