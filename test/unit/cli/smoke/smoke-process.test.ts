import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryUserPrefix } from '../../../../contracts/temporary-user.ts';
import { ourFunction, poolId } from '../../../given/builders/a-user-pool.ts';
import { fakeAws, stackInXml, type AwsAnswer, type AwsCall } from '../../../given/fakes/fake-aws.ts';
import { smokeOutputs } from '../../../given/fakes/fake-smoke-aws.ts';

const main = join(import.meta.dirname, '../../../../cli/main.ts');
const outputs = {
  ...smokeOutputs,
  TriggerFunctionArn: ourFunction,
  UserPoolId: poolId,
  UserPoolClientId: 'client',
};

/** A Cognito whose login gets this answer. */
const cognito =
  (login: AwsAnswer) =>
  ({ operation, input }: AwsCall): AwsAnswer => {
    if (operation === 'DescribeStacks') return stackInXml(outputs);
    if (operation === 'DescribeUserPool') return { UserPool: { Id: poolId, SchemaAttributes: [] } };
    if (operation === 'ListUsers') return { Users: [] };
    if (operation === 'AdminCreateUser') return { User: { Username: (input as { Username: string }).Username } };
    return operation === 'InitiateAuth' ? login : {};
  };

/** Runs `smoke --login` as a process of its own, until `aws` has the call to log in; then the signal is sent, if there is one. */
async function smoke(aws: Awaited<ReturnType<typeof fakeAws>>, loggingIn: Promise<unknown>, signal?: NodeJS.Signals) {
  const args = [main, 'smoke', '--stack', 'CognitoToKafka', '--login', '--timeout', '1'];
  const child = spawn(process.execPath, args, { env: process.env, stdio: 'pipe' });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  await loggingIn;
  if (signal) child.kill(signal);
  const [code] = (await once(child, 'close')) as [number | null];
  const [stdout, stderr] = await output;
  return { code, stdout, stderr, operations: aws.calls.map(({ operation }) => operation) };
}

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])('removes its user before it ends by %s', async (signal) => {
  const loggingIn = Promise.withResolvers<undefined>();
  const aws = await fakeAws((call) => {
    if (call.operation === 'InitiateAuth') loggingIn.resolve(undefined);
    return cognito('silence')(call);
  });
  try {
    const { code, stderr, operations } = await smoke(aws, loggingIn.promise, signal);

    expect([code, stderr]).toEqual([1, 'Interrupted. No temporary user is left in the pool.\n']);
    expect(operations.slice(-2)).toEqual(['InitiateAuth', 'AdminDeleteUser']);
    const { input } = aws.calls.at(-1) ?? {};
    expect(input).toMatchObject({ UserPoolId: poolId, Username: expect.stringMatching(temporaryUserPrefix) as string });
  } finally {
    await aws.close();
  }
});

test('prints neither password nor token', async () => {
  const tokens = { AccessToken: 'access-hunter2', IdToken: 'id-hunter2', RefreshToken: 'refresh-hunter2' };
  const aws = await fakeAws(cognito({ AuthenticationResult: tokens }));
  try {
    const { code, stdout, stderr, operations } = await smoke(aws, Promise.resolve());

    const given = aws.calls.find(({ operation }) => operation === 'AdminSetUserPassword')?.input;
    const { Password: password } = given as { readonly Password: string };
    expect([code, operations.includes('AdminDeleteUser')]).toEqual([1, true]);
    expect(password).toMatch(/^Aa1!.{32}$/);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(stdout + stderr).not.toContain(password);
  } finally {
    await aws.close();
  }
});
