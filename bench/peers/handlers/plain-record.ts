import type { Message } from 'kafkajs';

const headers = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/**
 * The record for a message: its body, keyed by the event's subject. Checks the properties that every CloudEvent has, as much
 * as a plain handler does. Throws for another body.
 */
export function plainRecord(body: string): Message {
  const { specversion, id, type, subject } = JSON.parse(body) as Record<string, unknown>;
  if (specversion !== '1.0' || typeof id !== 'string' || typeof type !== 'string')
    throw new Error('The message is not a CloudEvent.');
  return { key: typeof subject === 'string' ? subject : null, value: body, headers };
}
