import { topicPattern, typeNamePattern } from '../contracts/kafka-names.ts';
import type { Topics } from './route.ts';

/** The expected form, for errors. */
export const topicsByTypeHint = 'JSON {"<type, or what types begin with up to a dot>": "<topic>"}';

const topicName = new RegExp(topicPattern);
const typeName = new RegExp(typeNamePattern);

export const isTopicName = (text: string): boolean => topicName.test(text);

/** The topics by type in a JSON text; undefined if it holds none. */
export function readTopicsByType(text: string): Topics['topicsByType'] | undefined {
  let topics: unknown;
  try {
    topics = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof topics !== 'object' || topics === null || Array.isArray(topics)) return undefined;
  const entries = Object.entries(topics).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && isTopicName(entry[1]) && typeName.test(entry[0]),
  );
  return entries.length === Object.keys(topics).length ? Object.fromEntries(entries) : undefined;
}
