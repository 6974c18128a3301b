import { randomUUID } from 'node:crypto';
// A CommonJS module of which Node finds these names only in the default export.
import kafkajs, { type Admin, type Consumer } from 'kafkajs';
import { canaryPoolId, canaryType, isCanary } from '../../contracts/canary.ts';
import { readEvent } from '../../contracts/read-event.ts';
import { parseConfig } from '../../kafka/config.ts';
import { kafkaAuth } from '../../kafka/access/kafka-auth.ts';
import { installCodecs } from '../../kafka/kafkajs/compression.ts';
import { readFrom, type TopicPosition } from '../../kafka/kafkajs/read-from.ts';
import { topicOf } from '../../kafka/records/route.ts';
import { personalKafka, type PersonalSettings } from '../../replay/kafka/personal-kafka.ts';
import { temporaryUserTypes } from './expected-events.ts';
import type { Seen, TopicWatch } from './topic-watch.ts';
import { userEvents } from './user-events.ts';

const { Kafka, logLevel } = kafkajs;

/** The names of our groups begin so: for the rights of whoever reads. */
const groupPrefix = 'cognito-to-kafka-smoke-';

/**
 * Reads the topic of canaries, with the forwarder's settings and your own credentials; with a user pool also the topics of its
 * temporary users' events. You need permission to read the topics and to use a consumer group. `now` returns the arrival time of a record. Resolves once the group has begun to read; rejects with the brokers' or the client's reason.
 */
export async function watchTopic(
  environment: Parameters<typeof parseConfig>[0],
  settings: PersonalSettings,
  { now, userPoolId }: WatchOptions,
): Promise<TopicWatch> {
  const { brokers, security, topics } = parseConfig(environment);
  const topic = topicOf(canaryType, topics);
  const others = userPoolId === undefined ? [] : temporaryUserTypes.map((type) => topicOf(type, topics));
  const all = [...new Set([topic, ...others])];
  const access = await kafkaAuth(security, personalKafka(security, settings)).access();
  installCodecs();
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId: 'cognito-to-kafka-smoke',
    ...access,
    connectionTimeout: 3000,
    retry: { retries: 2, initialRetryTime: 200, restartOnFailure: () => Promise.resolve(false) },
    logLevel: logLevel.NOTHING,
  });
  const groupId = `${groupPrefix}${randomUUID()}`;
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId, maxWaitTimeInMs: 100 })];
  const close = async (): Promise<void> => {
    await consumer.disconnect().catch(() => undefined);
    // A group that stays is forgotten by the brokers after their time.
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect().catch(() => undefined);
  };
  try {
    await admin.connect();
    const read = await readTopics(consumer, await endsOf(admin, all), { now, userPoolId });
    return { topic, ...read, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface WatchOptions {
  readonly now: () => Date;
  readonly userPoolId?: string | undefined;
}

/** Returns the end of each partition of these topics. */
async function endsOf(admin: Admin, topics: readonly string[]): Promise<readonly TopicPosition[]> {
  const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
  return topics.flatMap((topic, index) =>
    (ends[index] ?? []).map(({ partition, high }) => ({ topic, partition, offset: high })),
  );
}

/** Resolves once the consumer has its partitions, so that no hop has the time for that in it. */
async function readTopics(
  consumer: Consumer,
  begin: readonly TopicPosition[],
  { now, userPoolId }: WatchOptions,
): Promise<Pick<TopicWatch, 'seen' | 'typesOf'>> {
  const canaries = new Map<string, Seen>();
  const events = userPoolId === undefined ? undefined : userEvents(userPoolId);
  let crash: Error | undefined;
  const joined = new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.GROUP_JOIN, () => {
      resolve();
    });
    consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
      crash = error;
      reject(error);
    });
  });
  // It may also crash later, when nobody waits for this any more.
  joined.catch(() => undefined);
  await readFrom(consumer, begin, ({ partition, message: { offset, value } }) => {
    const text = value?.toString() ?? '';
    const id = canaryIn(text);
    events?.add(text);
    if (id !== undefined) canaries.set(id, { partition, offset, readMs: now().getTime() });
  });
  await joined;
  const unlessCrashed = <Result>(result: Result): Result => {
    if (crash) throw crash;
    return result;
  };
  return {
    seen: (id) => unlessCrashed(canaries.get(id)),
    typesOf: (user) => unlessCrashed(events?.typesOf(user) ?? new Set()),
  };
}

function canaryIn(value: string): string | undefined {
  // A topic may have many events; few of them are worth a look at the whole.
  if (!value.includes(canaryPoolId)) return undefined;
  const read = readEvent(value);
  return 'event' in read && isCanary(read.event) ? read.event.id : undefined;
}
