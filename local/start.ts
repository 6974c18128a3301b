import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageVersion } from '../cli/package-version.ts';
import { userNames } from '../live/events/user-names.ts';
import { receivedRecord } from '../live/feed/received-record.ts';
import { runningPid, type ProcessPlace } from './rig/child-process.ts';
import { deliveryModeOf } from './delivery-mode.ts';
import { runDemo } from './demo.ts';
import { keptToken } from './live/kept-token.ts';
import { startLocalLive } from './live/start-local-live.ts';
import { guide } from './guide.ts';
import { interruptOf } from './rig/interrupt.ts';
import { kafkaPlace } from './rig/kafka.ts';
import { ministackPlace } from './rig/ministack.ts';
import { localFolder } from './rig/paths.ts';
import { startPipeline, stopPipeline, type Pipeline } from './rig/pipeline.ts';
import { requireFreePort } from './rig/tcp-ports.ts';
import { describeEvent, describePayload, heading } from './event-line.ts';
import { runProgram } from './rig/run-program.ts';
import { installTools } from './rig/tools.ts';
import { waitFor } from './rig/wait-for.ts';

const usage = `npm start -- [options]     runs the whole pipeline on this machine

npm start                                 starts Kafka, an AWS emulator, deploys, shows events; stays until Ctrl-C
npm start -- --once                       the same, but ends with a summary; exit code 0 if nothing is missing
npm start -- --brokers 127.0.0.1:9092     uses a Kafka that is already there

--payload            also print the JSON of each event
--port PORT          port of the live page (9999); if it is taken, another one is chosen
--once               end after the users have been through everything
--brokers LIST       bootstrap servers, host:port, comma-separated, instead of a broker of its own
--topic NAME         topic for the events (identity-events)
--kafka-port PORT    port of its own broker (9092)
--aws-port PORT      port of the AWS emulator (4566)
--help               this page`;

const runFolder = join(localFolder, 'start');
/** Not in the folder of the run, which each run empties. */
const tokenFile = join(localFolder, 'live-page-token');
const arrivalTimeoutMs = 60_000;

interface Options {
  readonly once: boolean;
  readonly payload: boolean;
  readonly port: number;
  readonly topic: string;
  readonly awsPort: number;
  readonly kafka: { readonly port: number } | { readonly bootstrap: string };
}

const print = (line: string): void => {
  console.log(line);
};

// Ctrl-C ends the run wherever it is at that moment; so does a closed terminal.
const signal = interruptOf(process, [process.stdout, process.stderr]);
const interrupted = once(signal, 'abort');

process.exitCode = await runProgram(
  { name: 'npm start --', usage, readOptions, run },
  { print, printError: console.error, signal },
);

async function run(options: Options): Promise<number> {
  await prepare(options);
  const pipeline = await startPipeline({ runFolder, print, signal, watchesBus: true, ...options });
  try {
    return await Promise.race([show(pipeline, options), interrupted.then(() => 0)]);
  } finally {
    print('\nStopping …');
    await stopPipeline({ runFolder });
  }
}

/** Everything that can be known to be wrong before the first process is started. */
async function prepare({ awsPort, kafka }: Options): Promise<void> {
  await requireNoEarlierRun([kafkaPlace({ runFolder }), ministackPlace({ runFolder })]);
  await requireFreePort(awsPort, 'the AWS emulator', '--aws-port');
  if ('port' in kafka) await requireFreePort(kafka.port, 'Kafka', '--kafka-port');
  await installTools(print, signal);
}

async function show(pipeline: Pipeline, options: Options): Promise<number> {
  const names = userNames();
  const live = await startLocalLive({
    pipeline,
    port: options.port,
    token: await keptToken(tokenFile, Date.now()),
    version: packageVersion(import.meta.url),
    allowsOthers: !options.once,
    onRecord: (record, consumedMs, call) => {
      print(describeEvent(receivedRecord(record, consumedMs), call, names));
      if (options.payload) print(describePayload(record.value ?? ''));
    },
  });
  try {
    let failure: Error | undefined;
    const untilArrived = async (): Promise<void> => {
      failure ??= await waitFor(() => live.summary().lost === 0, {
        what: 'the last events in Kafka',
        timeoutMs: arrivalTimeoutMs,
      }).then(
        () => undefined,
        (error: unknown) => error as Error,
      );
    };
    if (!options.once) print(`The live page: ${live.page.address}`);
    print(heading());
    await runDemo(pipeline, ['ann', 'ben'], { expect: live.expect, untilArrived });
    await untilArrived();
    const { expected, arrived, lost, duplicates, wrong } = live.summary();
    print(`\nexpected ${expected}, in Kafka ${arrived}, lost ${lost}${duplicates ? `, duplicates ${duplicates}` : ''}`);
    print(`delivery ${await deliveryModeOf(pipeline)}`);
    for (const line of wrong) print(`not as the contract says: ${line}`);
    if (failure) console.error(`${failure.message} Logs: ${runFolder}`);
    if (!options.once) await stay(pipeline, live.page.address);
    return lost === 0 && wrong.length === 0 ? 0 : 1;
  } finally {
    await live.page.close();
  }
}

async function stay(pipeline: Pipeline, address: string): Promise<void> {
  print(guide(pipeline, address));
  // Keeps the process alive; only Ctrl-C ends it.
  const timer = setInterval(() => undefined, 60_000);
  await interrupted;
  clearInterval(timer);
}

async function requireNoEarlierRun(places: readonly ProcessPlace[]): Promise<void> {
  const pids = (await Promise.all(places.map(runningPid))).filter((pid) => pid !== undefined);
  if (pids.length === 0) return;
  throw new Error(
    `An earlier run is still up or was left behind. End it with Ctrl-C there, or: kill ${pids.join(' ')}`,
  );
}

function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      payload: { type: 'boolean', default: false },
      port: { type: 'string', default: '9999' },
      brokers: { type: 'string' },
      topic: { type: 'string', default: 'identity-events' },
      'kafka-port': { type: 'string', default: '9092' },
      'aws-port': { type: 'string', default: '4566' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const { once, payload, topic, brokers } = values;
  const livePort = portNumber('--port', values.port);
  const awsPort = portNumber('--aws-port', values['aws-port']);
  const port = portNumber('--kafka-port', values['kafka-port']);
  return {
    once,
    payload,
    port: livePort,
    topic,
    awsPort,
    kafka: brokers === undefined ? { port } : { bootstrap: brokers },
  };
}

function portNumber(option: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${option} must be a port number, 1 to 65535; it is "${text}".`);
}
