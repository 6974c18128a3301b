import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { busVariables } from './bus-control.ts';
import { startProcess, stopProcess, type ProcessPlace } from './child-process.ts';
import { emulatorFolder, localFolder } from './paths.ts';
import { region } from './aws-environment.ts';

export interface MiniStack {
  readonly runFolder: string;
  readonly port: number;
  /** Bootstrap servers of a real Kafka without TLS, for every MSK cluster that is made in there. @default - a name that leads nowhere */
  readonly mskBrokers?: string | undefined;
  /** Limits the window of every event source mapping, in seconds. @default - each has its own, as on AWS */
  readonly maxBatchingWindowSeconds?: number | undefined;
  /** Whether it keeps a record of each bus, and has the switches of bus-control.ts. @default false */
  readonly watchesBus?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The Python of the emulator's own virtual environment, see tools.ts. */
export const ministackPython = join(localFolder, 'ministack', 'bin', 'python');

/** Returns the path of the emulator's authorization log: for each request a JSON line with principal, policies and decision. */
export const authorizationRecord = ({ runFolder }: Pick<MiniStack, 'runFolder'>): string =>
  join(runFolder, 'authorization.jsonl');

/** Starts the AWS emulator with the extensions in `local/emulator/`, and returns its endpoint once it answers. */
export async function startMiniStack(options: MiniStack): Promise<string> {
  const { runFolder, port, mskBrokers, maxBatchingWindowSeconds, watchesBus = false, signal } = options;
  const endpoint = `http://127.0.0.1:${port}`;
  const temporary = join(runFolder, 'ministack-tmp');
  mkdirSync(temporary, { recursive: true });
  // Functions are unpacked in there: without this, Node would take them for ES modules, as this project's package.json
  // says. On Lambda no package.json stands above a function.
  writeFileSync(join(temporary, 'package.json'), '{}');
  await startProcess({
    ...ministackPlace({ runFolder }),
    command: ministackPython,
    args: ['-m', 'ministack_local'],
    env: {
      // The functions run with the first `node` on this PATH.
      PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
      HOME: temporary,
      TMPDIR: temporary,
      PYTHONPATH: emulatorFolder,
      PYTHONPYCACHEPREFIX: join(localFolder, 'pycache'),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      ...(mskBrokers === undefined ? {} : { MINISTACK_MSK_BOOTSTRAP: mskBrokers }),
      ...(maxBatchingWindowSeconds === undefined
        ? {}
        : { MINISTACK_MAX_BATCHING_WINDOW: String(maxBatchingWindowSeconds) }),
      ...(watchesBus ? busVariables({ runFolder }) : {}),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      AUTH: 'true',
      MINISTACK_AUTHORIZATION_RECORD: authorizationRecord({ runFolder }),
    },
    isReady: () =>
      fetch(`${endpoint}/_ministack/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    signal,
  });
  return endpoint;
}

/** Stops the emulator and the functions it runs. */
export const stopMiniStack = ({ runFolder }: Pick<MiniStack, 'runFolder'>): Promise<void> =>
  stopProcess(ministackPlace({ runFolder }));

export const ministackPlace = ({ runFolder }: Pick<MiniStack, 'runFolder'>): ProcessPlace => ({
  name: 'ministack',
  runFolder,
});
