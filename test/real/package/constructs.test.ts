import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aTriggerEvent } from '../../given/builders/a-trigger-event.ts';
import { installedPackage, runInstalled, writeInstalled } from './installed-package.ts';
import { synthesized } from './synthesized.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/guides/cdk-constructs.md'), 'utf8');
const programs = [...page.matchAll(/^```ts\n(.*?)^```/gms)].map(([, program = '']) => program);

/** Compiles and runs a program of docs/guides/cdk-constructs.md in another project's folder, and reads its template. */
async function synthesize(program: string | undefined, name: string) {
  await writeInstalled(`${name}.ts`, program ?? '');
  const options = ['--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2024', '--types', 'node'];
  await runInstalled('tsc', [...options, `${name}.ts`]);
  const { stdout } = await runInstalled('node', [`${name}.js`], { env: { CDK_OUTDIR: `${name}.out` } });
  return { ...synthesized(join(installedPackage(), `${name}.out`), 'Identity'), stdout };
}

const publishing = [
  'Publishes what happens in a user pool as identity events.',
  'Brings events that the bus had refused to the bus.',
  "Publishes what CloudTrail's records tell as identity events.",
];
const everywhere = [
  ...publishing,
  'Remembers the pool of each user in identity events.',
  'Writes identity events from the queue to Kafka.',
  "Looks for a trail that hands Cognito's records to EventBridge.",
  'Puts the trigger function on the triggers of user pools, and takes it off again.',
  'Tries a new version of the trigger function with sample events before logins reach it.',
];

test("the whole pipeline is a construct in another team's stack, with all code", async () => {
  const { functions, outputs, types } = await synthesize(programs[0], 'whole');
  const [trigger] = functions.filter(({ what }) => what === publishing[0]);
  const event = JSON.stringify(aTriggerEvent());
  const url = JSON.stringify(pathToFileURL(trigger?.file ?? ''));
  const invoke = `const { handler } = await import(${url}); console.error(JSON.stringify(await handler(${event}, {})));`;
  const { stderr } = await runInstalled('node', ['--input-type=module', '--eval', invoke]);

  expect(functions.map(({ what }) => what).sort()).toEqual([...everywhere].sort());
  // Real code, and to each its own.
  expect(functions.filter(({ code }) => code.length < 5_000 || !code.includes('handler'))).toEqual([]);
  expect(new Set(functions.map(({ code }) => code)).size).toBe(functions.length);
  expect(JSON.parse(stderr)).toEqual(aTriggerEvent());
  expect(types).toContain('Custom::PoolAttachment');
  expect(outputs).toEqual(
    expect.arrayContaining(['TriggerFunctionArn', 'DeadLetterQueueUrl', 'AnalyticsRuleDeadLetterQueueUrl']),
  );
});

test("another team's stack combines the parts", async () => {
  const { functions, types, stdout } = await synthesize(programs[1], 'parts');

  expect(functions.map(({ what }) => what).sort()).toEqual(
    [
      ...everywhere,
      'Fails a deployment whose EventBridge bus does not exist.',
      'Looks up the brokers of the MSK cluster.',
    ].sort(),
  );
  expect(types).toContain('AWS::EventSchemas::Registry');
  expect(types).not.toContain('AWS::Events::EventBus');
  expect(stdout).toContain('finding');
});
