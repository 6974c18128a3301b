import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { region } from './aws-environment.ts';
import { logFile, runningPid, startProcess, stopProcess } from './child-process.ts';
import { localFolder } from './paths.ts';
import { freePort } from './tcp-ports.ts';

/** Where Lambda's own runtime for Node and its emulator of the Runtime API are, see tools.ts. */
export const lambdaRuntimeFolder = join(localFolder, 'lambda-runtime');

const runtime = join(lambdaRuntimeFolder, 'node_modules', 'aws-lambda-ric', 'index.mjs');
/** AWS's runtime interface emulator: one function, with its extensions, as Lambda would run it. Linux only. */
export const interfaceEmulator = join(lambdaRuntimeFolder, 'aws-lambda-rie');

export interface LambdaFunction {
  /** The bundle; its handler is `handler` of `index.mjs`. */
  readonly folder: string;
  /** What the function finds in `process.env`, besides what Lambda itself puts there. */
  readonly environment: Readonly<Record<string, string>>;
  /** For the response and the extensions together. */
  readonly timeoutSeconds: number;
  readonly memoryMiB: number;
  /** Gives the function another address (host:port) for its Runtime API than the given one. @default - the given one */
  readonly runtimeApi?: (address: string) => Promise<string>;
  /** A command that the runtime is started through: it gets the runtime's own as its arguments. @default - none */
  readonly through?: readonly string[];
}

export interface Lambda {
  /**
   * Resolves with the function's answer, but only when the invocation is over, its extensions' work included. Rejects
   * when Lambda ended it, for example at its time limit.
   */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** What the function and the emulator have written so far. */
  readonly log: () => Promise<string>;
  /** Of the emulator. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a function under Lambda's own runtime. It is initialized at its first invocation. The emulator cannot choose
 * free ports itself, and another process may meanwhile use the ports that were free. Then it tries others.
 */
export async function startLambda(lambda: LambdaFunction): Promise<Lambda> {
  for (let attempts = 3; ; attempts--) {
    try {
      return await startOnce(lambda);
    } catch (error) {
      if (attempts === 1 || !/address already in use/.test((error as Error).message)) throw error;
    }
  }
}

async function startOnce({
  folder,
  environment,
  timeoutSeconds,
  memoryMiB,
  runtimeApi = (address) => Promise.resolve(address),
  through = [],
}: LambdaFunction): Promise<Lambda> {
  const place = { name: 'lambda', runFolder: await mkdtemp(join(tmpdir(), 'lambda-')) };
  const front = `127.0.0.1:${await freePort()}`;
  const api = `127.0.0.1:${await freePort()}`;
  const flags = ['--runtime-interface-emulator-address', front, '--runtime-api-address', api];
  // The emulator sets the variable to its own address; `env` replaces it.
  const launcher = ['/usr/bin/env', `AWS_LAMBDA_RUNTIME_API=${await runtimeApi(api)}`, ...through, process.execPath];
  await startProcess({
    ...place,
    // The emulator has no option for the function's folder: it starts in its own.
    command: '/bin/sh',
    args: ['-c', 'cd "$0" && exec "$@"', folder, interfaceEmulator, ...flags, ...launcher, runtime, 'index.handler'],
    env: {
      PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(':'),
      HOME: place.runFolder,
      AWS_REGION: region,
      AWS_LAMBDA_FUNCTION_NAME: 'function',
      AWS_LAMBDA_FUNCTION_TIMEOUT: String(timeoutSeconds),
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMiB),
      LAMBDA_TASK_ROOT: folder,
      ...environment,
    },
    isReady: () => answers(`http://${front}/`),
  });
  return {
    invoke: async (event) => {
      const url = `http://${front}/2015-03-31/functions/function/invocations`;
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
      const text = await answer.text();
      if (/^Task timed out/.test(text)) throw new Error(text);
      return JSON.parse(text) as unknown;
    },
    log: () => readFile(logFile(place), 'utf8'),
    pid: (await runningPid(place)) ?? -1,
    stop: async () => {
      await stopProcess(place);
      await rm(place.runFolder, { recursive: true, force: true });
    },
  };
}

/** Whether anything answers there, be it that it knows no such page. */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );
