import { canaryPoolId, canaryType, isCanary } from '../../contracts/canary.ts';
import { readEvent } from '../../contracts/read-event.ts';
import { parseKafkaConfig } from '../../kafka/config.ts';
import { readerOf } from '../../kafka/connect-reader.ts';
import type { Reader } from '../../kafka/reader.ts';
import { topicOf } from '../../kafka/records/route.ts';
import { personalKafka, type PersonalSettings } from '../../replay/kafka/personal-kafka.ts';
import { temporaryUserTypes } from './expected-events.ts';
import type { RecordPosition, TopicWatch } from './topic-watch.ts';
import { userEvents } from './user-events.ts';

/** Also the start of the consumer groups' names, which permissions can refer to. */
const clientId = 'cognito-to-kafka-smoke';

/**
 * Reads the topic of canaries, with the forwarder's settings and your own credentials; with a user pool also the topics of its
 * temporary users' events. You need permission to read the topics and to use a consumer group. Resolves and rejects as
 * `watchWith` does.
 */
export async function watchTopic(
  environment: Parameters<typeof parseKafkaConfig>[0],
  settings: PersonalSettings,
  options: WatchOptions,
): Promise<TopicWatch> {
  const config = parseKafkaConfig(environment);
  const reader = await readerOf(config, personalKafka(config.security, settings), clientId);
  const topic = topicOf(canaryType, config.topics);
  const types = options.userPoolId === undefined ? [] : temporaryUserTypes;
  return watchWith(reader, [topic, ...types.map((type) => topicOf(type, config.topics))], options);
}

interface WatchOptions {
  /** Returns the arrival time of a record. */
  readonly now: () => Date;
  readonly userPoolId?: string | undefined;
}

/**
 * Watches topics, the topic of canaries first. Resolves once the reader has begun to read, so that no hop includes the time
 * for that. Rejects with the reader's error, after it has closed the reader.
 */
export async function watchWith(
  reader: Reader,
  topics: readonly [string, ...string[]],
  { now, userPoolId }: WatchOptions,
): Promise<TopicWatch> {
  const canaries = new Map<string, RecordPosition>();
  const events = userPoolId === undefined ? undefined : userEvents(userPoolId);
  try {
    await reader.read(await reader.endsOf([...new Set(topics)]), ({ partition, offset, value }) => {
      const text = value ?? '';
      const id = canaryIn(text);
      events?.add(text);
      if (id !== undefined) canaries.set(id, { partition, offset, readMs: now().getTime() });
    });
  } catch (error) {
    await reader.close();
    throw error;
  }
  const unlessFailed = <Result>(result: Result): Result => {
    const failure = reader.failure();
    if (failure) throw failure;
    return result;
  };
  return {
    topic: topics[0],
    seen: (id) => unlessFailed(canaries.get(id)),
    typesOf: (user) => unlessFailed(events?.typesOf(user) ?? new Set()),
    close: reader.close,
  };
}

function canaryIn(value: string): string | undefined {
  // Most events of a topic are not canaries: parsing all of them would take too long.
  if (!value.includes(canaryPoolId)) return undefined;
  const read = readEvent(value);
  return 'event' in read && isCanary(read.event) ? read.event.id : undefined;
}
