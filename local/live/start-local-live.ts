import { join } from 'node:path';
import { replayDependencies } from '../../cli/replay/dependencies.ts';
import { docsUrl } from '../../contracts/docs-url.ts';
import { readEvent } from '../../contracts/read-event.ts';
import { kafkajsReader } from '../../kafka/kafkajs/reader.ts';
import type { ReadRecord } from '../../kafka/reader.ts';
import type { FeedPort } from '../../live/ports/feed-port.ts';
import { buildPage } from '../../live/page/build-page.ts';
import type { LivePage } from '../../live/server/start-server.ts';
import { startLivePage } from '../../live/server/start-server.ts';
import { findDestinations } from '../../replay/queues/destinations.ts';
import { findQueues } from '../../replay/queues/find-queues.ts';
import { openAccount } from '../account.ts';
import type { ExpectedEvent } from '../demo.ts';
import { clientSettings, region } from '../rig/aws-environment.ts';
import { switchBus } from '../rig/bus-control.ts';
import { defaultStackName } from '../rig/deploy.ts';
import { startKafka, stopKafka } from '../rig/kafka.ts';
import { localFolder } from '../rig/paths.ts';
import type { Pipeline } from '../rig/pipeline.ts';
import { watchBus } from './bus-watch.ts';
import { localAccount } from './local-account.ts';
import { localFeed } from './local-feed.ts';
import { localPipeline } from './local-pipeline.ts';
import { localSwitches } from './local-switches.ts';
import { localUsers } from './local-users.ts';

export interface LocalLiveOptions {
  readonly pipeline: Pipeline;
  /** Wanted port. If it is taken, another one is chosen. */
  readonly port: number;
  /** Token of the address. @default - a new one */
  readonly token?: string | undefined;
  readonly version: string;
  /** Whether events may arrive that no call of the page or the demonstration has caused. */
  readonly allowsOthers: boolean;
  /** Receives each record of the topic, with the call that caused it, if the page or `expect` knows it. */
  readonly onRecord: (record: ReadRecord, consumedMs: number, call: ExpectedEvent | undefined) => void;
}

/** The live page of a local pipeline. */
export interface LocalLive {
  readonly page: LivePage;
  /** Notes an event that a call outside of the page must produce. */
  readonly expect: (event: ExpectedEvent) => void;
  /** What has arrived of the expected events. */
  readonly summary: ReturnType<typeof openAccount>['summary'];
}

/** Serves the live page on a running local pipeline. Resolves once it reads the topic. */
export async function startLocalLive(options: LocalLiveOptions): Promise<LocalLive> {
  const { pipeline, port, token, version, allowsOthers, onRecord } = options;
  const { endpoint, outputs, topic } = pipeline;
  const account = openAccount({ allowsOthers });
  const bus = watchBus(pipeline.runFolder);
  let inQueues: number | undefined = 0;
  let lastCallMs = 0;
  const listeners: (() => void)[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const expect = (event: ExpectedEvent): void => {
    lastCallMs = Date.now();
    account.expect(event);
  };
  const users = localUsers(pipeline, { expect, withdraw: account.withdraw });
  const { broker } = pipeline;
  const switches = localSwitches({
    kafka: broker && { start: () => startKafka(broker), stop: () => stopKafka(broker) },
    setBus: (mode) => switchBus(pipeline, mode),
    onChange: changed,
  });
  const { aws, clock, files } = replayDependencies({
    input: process.stdin,
    screen: process.stderr,
    interrupted: () => new AbortController().signal,
    editor: 'vi',
  });
  const allQueues = findQueues(outputs);
  const selection = {
    aws: aws(clientSettings(endpoint)),
    outputs,
    allQueues,
    queues: allQueues,
    destinations: findDestinations(outputs),
  };
  const reading = localPipeline({
    topic,
    selection,
    bus,
    switches: switches.state,
    onQueues: (count) => {
      inQueues = count;
      changed();
    },
  });
  const started = Promise.withResolvers<unknown>();
  const feed = localFeed({
    pipeline,
    connect: () =>
      Promise.resolve(
        kafkajsReader({
          brokers: pipeline.bootstrap.split(','),
          access: { ssl: false, sasl: undefined },
          clientId: 'cognito-to-kafka-live',
        }),
      ),
    bus,
    onRecord: (record, consumedMs) => {
      const judged = account.enter({ ...record, value: record.value ?? '' });
      reading.arrived(consumedMs, lagOf(record));
      onRecord(record, consumedMs, judged && 'expected' in judged ? judged.expected : undefined);
    },
  });
  const page = await startLivePage({
    abilities: {
      mode: 'local',
      stack: defaultStackName,
      region,
      topics: [topic],
      mayReplay: true,
      hasLocalActions: true,
      version,
      docs: docsUrl(''),
    },
    pipeline: reading.port,
    feed: onceStarted(feed, () => {
      started.resolve(undefined);
    }),
    deadLetters: {
      selection,
      clock,
      files: { ...files, open: (name, options) => files.open(join(localFolder, name), options) },
    },
    local: {
      state: () => {
        const { lost: open, duplicates, wrongCount: wrong } = account.summary();
        const nowMs = Date.now();
        const expected = { open, lastCallMs };
        return {
          users: users.names(),
          switches: switches.state(),
          account: localAccount({ bus, expected, inQueues, duplicates, wrong, nowMs }),
        };
      },
      onChange: (listener) => void listeners.push(listener),
      act: (request) => users.act(request).finally(changed),
      turn: switches.turn,
    },
    page: await buildPage(),
    port,
    token,
  });
  await started.promise;
  return { page, expect, summary: account.summary };
}

/** Milliseconds from the time of a trigger event to the record's timestamp; undefined for any other event. */
function lagOf({ value, timestampMs }: ReadRecord): number | undefined {
  const read = readEvent(value ?? '');
  if ('problem' in read || 'eventName' in read.event.data) return undefined;
  return Math.max(0, timestampMs - Date.parse(read.event.time));
}

/** The same feed, which reports when it has started. */
const onceStarted = (feed: FeedPort, onStarted: () => void): FeedPort => ({
  ...feed,
  start: (listener) => feed.start(listener).finally(onStarted),
});
