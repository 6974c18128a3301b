import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lambda, type CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import { accountId, clientSettings } from '../../../local/aws-environment.ts';
import { startMiniStack, stopMiniStack } from '../../../local/ministack.ts';
import { freePort } from '../../../local/ports.ts';
import { startAnswerServer, type Answer } from './answer-server.ts';
import { functionZip } from './function-zip.ts';

/** An emulator of the test file's own. */
export interface Emulator {
  readonly endpoint: string;
  /** Settings for SDK clients. */
  readonly settings: ReturnType<typeof clientSettings>;
  /** Creates a function whose answers are made in the test's process. Returns its ARN. */
  readonly createFunction: (answer: Answer) => Promise<string>;
  readonly stop: () => Promise<void>;
}

const askTheTest = `
export const handler = async (event) => {
  const response = await fetch(process.env.ANSWER_URL, { method: 'POST', body: JSON.stringify(event) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};
`;

/** What every function of these tests is created with. */
export const functionDefaults = {
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Role: `arn:aws:iam::${accountId}:role/test`,
  Timeout: 30,
} satisfies Partial<CreateFunctionCommandInput>;

/** Starts the emulator with our extensions in a temporary folder; `stop` ends it and removes the folder. */
export async function startEmulator(): Promise<Emulator> {
  const runFolder = await mkdtemp(join(tmpdir(), 'ministack-'));
  const endpoint = await startMiniStack({ runFolder, port: await freePort() });
  const settings = clientSettings(endpoint);
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
      return created.FunctionArn ?? '';
    },
    async stop() {
      lambda.destroy();
      await stopMiniStack({ runFolder });
      server.stop();
      await rm(runFolder, { recursive: true, force: true });
    },
  };
}
