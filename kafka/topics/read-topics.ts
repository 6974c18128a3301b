import { topicPattern, typeNamePattern } from '../../contracts/kafka-names.ts';
import type { Topics } from '../records/route.ts';
import type { CreateTopics } from './topic-admin.ts';

/** The expected form, for errors. */
export const topicsByTypeHint = 'JSON {"<type, or what types begin with up to a dot>": "<topic>"}';

const topicName = new RegExp(topicPattern);
const typeName = new RegExp(typeNamePattern);

export const isTopicName = (text: string): boolean => topicName.test(text);

/** Returns the topics by type in a JSON text; undefined if it is not an object of topics. */
export function readTopicsByType(text: string): Topics['topicsByType'] | undefined {
  let topics: unknown;
  try {
    topics = JSON.parse(text);
  } catch {
    // A text that is not JSON does not contain an object.
  }
  if (typeof topics !== 'object' || topics === null || Array.isArray(topics)) return undefined;
  const entries = Object.entries(topics).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && isTopicName(entry[1]) && typeName.test(entry[0]),
  );
  return entries.length === Object.keys(topics).length ? Object.fromEntries(entries) : undefined;
}

const form = /^([1-9]\d{0,3}):([1-9]\d?)$/;

/** Reads the settings for missing topics; adds a bad variable to `problems`. Undefined if topics must exist. */
export function readCreateTopics(
  env: { readonly KAFKA_CREATE_TOPICS?: string | undefined },
  problems: string[],
): CreateTopics | undefined {
  if (!env.KAFKA_CREATE_TOPICS) return undefined;
  const parts = form.exec(env.KAFKA_CREATE_TOPICS);
  if (!parts) problems.push('KAFKA_CREATE_TOPICS: <partitions>:<replication factor>, such as 6:3');
  return { partitions: Number(parts?.[1]), replicationFactor: Number(parts?.[2]) };
}
