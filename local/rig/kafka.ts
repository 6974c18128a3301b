import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { installCodecs } from '../../kafka/kafkajs/compression.ts';
import { startProcess, stopProcess, type ProcessPlace } from './child-process.ts';
import { localFolder } from './paths.ts';
import { waitFor } from './wait-for.ts';

/** A broker of our own: where it keeps its data and log, and its two ports on 127.0.0.1. */
export interface KafkaBroker {
  readonly runFolder: string;
  readonly port: number;
  readonly controllerPort: number;
  /** Its place among others. @default - a cluster of its own */
  readonly member?: ClusterMember;
  /** More of its properties, as for server.properties; they win over those of a plain broker. @default - none */
  readonly properties?: Readonly<Record<string, string | number>>;
}

/** A broker's place in a cluster, whose every broker is a controller, too. */
export interface ClusterMember {
  /** From 1. */
  readonly nodeId: number;
  /** All controllers: id@host:port, comma-separated. */
  readonly voters: string;
  /** How many brokers there are; internal topics are on all of them. */
  readonly size: number;
}

/** Where tools.ts puts the broker's jars. */
export const kafkaJars = join(localFolder, 'kafka', 'jars');

/** Java's class-data archive for the broker: with it a start takes half the time. */
export const classDataArchive = join(localFolder, 'kafka', 'kafka.jsa');

const clusterId = 'Y29nbml0by10by1rYWZrYQ';
const heap = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const classPath = ['-cp', join(kafkaJars, '*')];
const logging = `-Dlog4j2.configurationFile=${join(import.meta.dirname, 'kafka-log4j2.properties')}`;

interface StartOptions {
  /** Options for Java. @default - the class-data archive */
  readonly jvmOptions?: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** Starts a broker (KRaft, one node) and waits until it serves; a broker that ran there before finds its data again. */
export async function startKafka(
  broker: KafkaBroker,
  { jvmOptions = archiveOptions(), signal }: StartOptions = {},
): Promise<void> {
  const properties = join(broker.runFolder, 'server.properties');
  if (!existsSync(dataFolder(broker))) {
    await mkdir(broker.runFolder, { recursive: true });
    await writeFile(properties, serverProperties(broker));
    await formatStorage(properties);
  }
  await startProcess({
    ...kafkaPlace(broker),
    command: 'java',
    args: [...heap, ...jvmOptions, logging, ...classPath, 'kafka.Kafka', properties],
    env: { PATH: process.env.PATH ?? '', HOME: broker.runFolder },
    isReady: (log) => log.includes('Kafka Server started'),
    signal,
  });
}

export const stopKafka = (broker: Pick<KafkaBroker, 'runFolder'>): Promise<void> => stopProcess(kafkaPlace(broker));

export const kafkaPlace = ({ runFolder }: Pick<KafkaBroker, 'runFolder'>): ProcessPlace => ({
  name: 'kafka',
  runFolder,
});

/** Creates the topic if it is not there. Its records have the time of their writing as timestamp, not of their sending. Throws, naming both, when the brokers cannot be reached or refuse. */
export async function ensureTopic(bootstrap: string, topic: string, numPartitions = 3): Promise<void> {
  const admin = quietKafka(bootstrap).admin();
  try {
    await admin.connect();
    // kafkajs's own wait for leaders fails where the broker does not know the topic yet.
    const configEntries = [{ name: 'message.timestamp.type', value: 'LogAppendTime' }];
    await admin.createTopics({ topics: [{ topic, numPartitions, configEntries }], waitForLeaders: false });
    // A broker knows a topic before it leads it: only then it tells where a partition ends.
    const isThere = () =>
      admin.fetchTopicOffsets(topic).then(
        () => true,
        () => false,
      );
    await waitFor(isThere, { what: 'the topic', timeoutMs: 30_000 });
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(`Kafka on ${bootstrap} cannot be used for the topic "${topic}": ${message}`, { cause });
  } finally {
    await admin.disconnect();
  }
}

/** A kafkajs client for looking at a broker from outside, which writes nothing to the console and reads zstd, too. */
export function quietKafka(bootstrap: string): Kafka {
  installCodecs();
  return new Kafka({ brokers: bootstrap.split(','), logLevel: logLevel.NOTHING, retry: { retries: 2 } });
}

async function formatStorage(properties: string): Promise<void> {
  const options = [...heap, ...archiveOptions(), ...classPath];
  await promisify(execFile)('java', [
    ...options,
    'kafka.tools.StorageTool',
    'format',
    '-t',
    clusterId,
    '-c',
    properties,
  ]);
}

const archiveOptions = (): string[] =>
  existsSync(classDataArchive) ? [`-XX:SharedArchiveFile=${classDataArchive}`, '-Xlog:cds=off', '-Xlog:cds*=off'] : [];

const dataFolder = ({ runFolder }: KafkaBroker): string => join(runFolder, 'kafka-data');

function serverProperties(broker: KafkaBroker): string {
  const alone = { nodeId: 1, voters: `1@127.0.0.1:${broker.controllerPort}`, size: 1 };
  const { nodeId, voters, size } = broker.member ?? alone;
  const properties: Record<string, string | number> = {
    'process.roles': 'broker,controller',
    'node.id': nodeId,
    'controller.quorum.voters': voters,
    listeners: `PLAINTEXT://127.0.0.1:${broker.port},CONTROLLER://127.0.0.1:${broker.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker.port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': dataFolder(broker),
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': size,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': size,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': size,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // A broker that is gone is noticed after this time; 9 s is Kafka's own.
    'broker.session.timeout.ms': 6000,
    'num.network.threads': 1,
    'num.io.threads': 2,
    'background.threads': 2,
    'log.cleaner.enable': 'false',
    ...broker.properties,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
