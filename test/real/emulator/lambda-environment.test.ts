import { Lambda } from '@aws-sdk/client-lambda';
import { region } from '../../../local/rig/aws-environment.ts';
import { functionDefaults, startEmulator, type Emulator } from './emulator.ts';
import { functionZip } from './function-zip.ts';

let emulator: Emulator;
let lambda: Lambda;
const code = { ZipFile: functionZip('export const handler = async () => process.env;') };

beforeAll(async () => {
  emulator = await startEmulator();
  lambda = new Lambda(emulator.settings);
});
afterAll(() => emulator.stop());

async function environmentOf(FunctionName: string): Promise<Record<string, string | undefined>> {
  const { Payload } = await lambda.invoke({ FunctionName });
  return JSON.parse(Payload?.transformToString() ?? '') as Record<string, string | undefined>;
}

test("a function sees its own variables and none of the emulator's", async () => {
  const Environment = { Variables: { TOPIC: 'events' } };
  await lambda.createFunction({ ...functionDefaults, FunctionName: 'own', Code: code, Environment });

  const environment = await environmentOf('own');

  expect(environment).toMatchObject({ TOPIC: 'events', AWS_REGION: region, AWS_ENDPOINT_URL: emulator.endpoint });
  const others = Object.keys(environment).filter((name) => !/^(AWS_|LAMBDA_|_)/.test(name));
  expect(others.toSorted()).toEqual(['HOME', 'PATH', 'TMPDIR', 'TOPIC', 'TZ']);
});

test('a function sees the variables that Lambda sets', async () => {
  await lambda.createFunction({ ...functionDefaults, FunctionName: 'plain', Code: code });

  expect(await environmentOf('plain')).toMatchObject({
    _HANDLER: 'index.handler',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: 'plain',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/plain',
    TZ: ':UTC',
  });
});

test('a function with a log group of its own sees its name', async () => {
  const LoggingConfig = { LogGroup: '/orders/forwarder' };
  await lambda.createFunction({ ...functionDefaults, FunctionName: 'logging', Code: code, LoggingConfig });

  expect(await environmentOf('logging')).toMatchObject({ AWS_LAMBDA_LOG_GROUP_NAME: '/orders/forwarder' });
});

test.each([
  ['PassThrough', 0],
  ['Active', 1],
] as const)('with the tracing %s, each invocation has its trace, with Sampled=%i', async (Mode, sampled) => {
  const FunctionName = `traced-${Mode}`;
  await lambda.createFunction({ ...functionDefaults, FunctionName, Code: code, TracingConfig: { Mode } });
  const headers = [await environmentOf(FunctionName), await environmentOf(FunctionName)].map(
    ({ _X_AMZN_TRACE_ID }) => _X_AMZN_TRACE_ID,
  );

  for (const header of headers) {
    expect(header).toMatch(new RegExp(`^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=${sampled}`));
  }
  expect(headers[0]).not.toBe(headers[1]);
});
