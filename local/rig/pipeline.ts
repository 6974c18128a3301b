import { mkdir, rm } from 'node:fs/promises';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import { bootstrap, deploy, synthesize } from './deploy.ts';
import { ensureTopic, startKafka, stopKafka, type KafkaBroker } from './kafka.ts';
import { startMiniStack, stopMiniStack } from './ministack.ts';
import { freePort } from './tcp-ports.ts';

export interface PipelineOptions {
  /** Folder for logs, pids and data of this run; emptied first. */
  readonly runFolder: string;
  readonly topic: string;
  readonly awsPort: number;
  /** Port and properties for a broker of our own, or the bootstrap servers of a Kafka that is already there. */
  readonly kafka: Pick<KafkaBroker, 'port' | 'properties'> | { readonly bootstrap: string };
  /** More of the pipeline's configuration, see infra/config/config.ts. */
  readonly config?: object;
  /**
   * Whether event source mappings wait for their batching windows. @default false - each invokes at once: the queue of
   * CloudTrail records has a window of five seconds, which is short only next to the minutes that CloudTrail needs on AWS.
   */
  readonly batchingWindows?: boolean;
  /** Whether the emulator records what is put on the bus, for the live page. @default false */
  readonly watchesBus?: boolean;
  /** Called after each step. */
  readonly print: (line: string) => void;
  /** Gives up starting; what was started is stopped again. */
  readonly signal?: AbortSignal | undefined;
}

/** The deployed pipeline, and all that is needed to talk to it; plain data, so that another process can use it. */
export interface Pipeline {
  readonly runFolder: string;
  readonly endpoint: string;
  /** The broker of this run; undefined with a Kafka that was already there. */
  readonly broker: KafkaBroker | undefined;
  readonly bootstrap: string;
  readonly topic: string;
  readonly outputs: StackOutputs;
}

/** Starts Kafka and the AWS emulator, and deploys the product's own CDK app into it. Stops what it started if it fails. */
export async function startPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { runFolder, topic, awsPort, kafka, config = {}, batchingWindows = false, watchesBus, print, signal } = options;
  await rm(runFolder, { recursive: true, force: true });
  await mkdir(runFolder, { recursive: true });
  const broker = 'port' in kafka ? { runFolder, ...kafka, controllerPort: await freePort() } : undefined;
  const bootstrapServers = 'port' in kafka ? `127.0.0.1:${kafka.port}` : kafka.bootstrap;
  const timed = async <Result>(what: string, work: Promise<Result>): Promise<Result> => {
    const begin = Date.now();
    const result = await work;
    print(`${what} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
    return result;
  };
  try {
    // The work of each is waited for even when another fails, so that nothing is left running behind an error.
    const [, endpoint] = await allSettled([
      timed(
        broker ? `Kafka 4.3 serves on ${bootstrapServers}` : `Kafka on ${bootstrapServers} has the topic`,
        (broker ? startKafka(broker, { signal }) : Promise.resolve()).then(() => ensureTopic(bootstrapServers, topic)),
      ),
      timed(
        `MiniStack serves on 127.0.0.1:${awsPort}`,
        startMiniStack({
          runFolder,
          port: awsPort,
          mskBrokers: bootstrapServers,
          maxBatchingWindowSeconds: batchingWindows ? undefined : 0,
          watchesBus,
          signal,
        }),
      ).then(async (address) => {
        await timed('cdk bootstrap', bootstrap(address));
        return address;
      }),
      // A new account has no trail, and without one CloudTrail's records reach no rule.
      timed(
        'cdk synth',
        synthesize(runFolder, {
          audit: { createTrail: true },
          ...config,
          kafka: { brokers: bootstrapServers.split(','), topic },
        }),
      ),
    ]);
    signal?.throwIfAborted();
    const outputs = await timed('cdk deploy', deploy(runFolder, endpoint));
    return { runFolder, endpoint, broker, bootstrap: bootstrapServers, topic, outputs };
  } catch (error) {
    await stopPipeline({ runFolder });
    throw error;
  }
}

/** Ends the processes of a run and deletes their data; the logs stay. */
export async function stopPipeline({ runFolder }: Pick<Pipeline, 'runFolder'>): Promise<void> {
  await Promise.all([stopMiniStack({ runFolder }), stopKafka({ runFolder })]);
  for (const data of ['kafka-data', 'ministack-tmp']) {
    await rm(`${runFolder}/${data}`, { recursive: true, force: true });
  }
}

async function allSettled<Results extends readonly unknown[]>(work: {
  readonly [Index in keyof Results]: Promise<Results[Index]>;
}): Promise<Results> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
