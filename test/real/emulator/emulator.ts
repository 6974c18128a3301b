import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { Lambda, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import { accountId, clientSettings } from '../../../local/rig/aws-environment.ts';
import { startMiniStack, stopMiniStack, type MiniStack } from '../../../local/rig/ministack.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';
import { startAnswerServer, type Answer } from './answer-server.ts';
import { functionZip } from './function-zip.ts';

/** An emulator of the test file's own. */
export interface Emulator {
  readonly endpoint: string;
  /** Settings for SDK clients. */
  readonly settings: ReturnType<typeof clientSettings>;
  /** Creates a function whose answers are made in the test's process. Returns its ARN. */
  readonly createFunction: (answer: Answer) => Promise<string>;
  /** What the emulator has logged so far. */
  readonly log: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

const askTheTest = `
export const handler = async (event) => {
  const response = await fetch(process.env.ANSWER_URL, { method: 'POST', body: JSON.stringify(event) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};
`;

/** The role of these tests' functions and rules, which may do everything: what is refused has tests of its own. */
const roleName = 'test';

/** Its ARN. */
export const everythingRole = `arn:aws:iam::${accountId}:role/${roleName}`;

/** AWS's services that may invoke a function of these tests. */
const invokers = ['cognito-idp.amazonaws.com', 'events.amazonaws.com'];

/** What every function of these tests is created with. */
export const functionDefaults = {
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Role: everythingRole,
  Timeout: 30,
} satisfies Partial<CreateFunctionCommandInput>;

/** Starts the emulator with our extensions in a temporary folder; `stop` ends it and removes the folder. */
export async function startEmulator(options: Pick<MiniStack, 'maxBatchingWindowSeconds'> = {}): Promise<Emulator> {
  const runFolder = await mkdtemp(join(tmpdir(), 'ministack-'));
  const endpoint = await startMiniStack({ runFolder, port: await freePort(), ...options });
  const settings = clientSettings(endpoint);
  await createRole(settings);
  const server = await startAnswerServer();
  const lambda = new Lambda(settings);
  const ZipFile = functionZip(askTheTest);

  return {
    endpoint,
    settings,
    async createFunction(answer) {
      const FunctionName = `f-${randomUUID()}`;
      server.answers.set(FunctionName, answer);
      const Variables = { ANSWER_URL: `http://127.0.0.1:${server.port}/${FunctionName}` };
      const created = await lambda.createFunction({
        ...functionDefaults,
        FunctionName,
        Code: { ZipFile },
        Environment: { Variables },
      });
      for (const Principal of invokers)
        await lambda.addPermission({
          FunctionName,
          Principal,
          StatementId: Principal.split('.')[0],
          Action: 'lambda:InvokeFunction',
        });
      return created.FunctionArn ?? '';
    },
    log: () => readFile(join(runFolder, 'ministack.log'), 'utf8'),
    async stop() {
      lambda.destroy();
      await stopMiniStack({ runFolder });
      server.stop();
      await rm(runFolder, { recursive: true, force: true });
    },
  };
}

async function createRole(settings: Emulator['settings']): Promise<void> {
  const iam = new IAM(settings);
  const Version = '2012-10-17';
  const Principal = { Service: ['lambda.amazonaws.com', 'events.amazonaws.com'] };
  const assumedBy = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' };
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  await iam.createRole({
    RoleName: roleName,
    AssumeRolePolicyDocument: JSON.stringify({ Version, Statement: [assumedBy] }),
  });
  await iam.putRolePolicy({
    RoleName: roleName,
    PolicyName: 'everything',
    PolicyDocument: JSON.stringify({ Version, Statement: [everything] }),
  });
  iam.destroy();
}
