import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { queuedEvents } from '../../forwarder/events.ts';
import { invalidKinds, type InvalidKind, type SentMessage } from './account.ts';

/** A message before it is sent. */
export type PreparedMessage = Omit<SentMessage, 'sentMs'>;

/** Bytes of a record that `tooLargeBytes` exceeds, as the topic of invalid messages limits them. */
export const maxRecordBytes = 16_384;
const tooLargeBytes = 3 * maxRecordBytes;

/** Logins of about 1 kB, as many as that. */
export const validMessages = (count: number): readonly PreparedMessage[] =>
  queuedEvents(count).map(({ body }) => ({ body, kind: 'valid' }));

/** The same with an invalid message after every `interval` valid ones, of each kind in turn. */
export function mixedMessages(count: number, interval: number): readonly PreparedMessage[] {
  return validMessages(count).flatMap((message, index) => {
    if (index % interval !== interval - 1) return [message];
    const kind = invalidKinds[Math.floor(index / interval) % invalidKinds.length] ?? 'NOT_JSON';
    return [message, { body: invalidBody(kind, message.body), kind }];
  });
}

/** Returns an invalid body that differs from every other one. */
function invalidBody(kind: InvalidKind, valid: string): string {
  const event = { ...(JSON.parse(valid) as Record<string, unknown>), id: v7() };
  switch (kind) {
    case 'NOT_JSON':
      return `${JSON.stringify(event)}}`;
    case 'NOT_A_CLOUD_EVENT':
      return JSON.stringify({ id: event.id, user: 'ann' });
    case 'UNKNOWN_TYPE':
      return JSON.stringify({ ...event, type: 'cognito.login.imagined.v1' });
    case 'SCHEMA_VIOLATED':
      return JSON.stringify({ ...event, time: 1 });
    case 'MESSAGE_TOO_LARGE': {
      // Random, because a compressed record would be smaller.
      const release = randomBytes(tooLargeBytes).toString('base64');
      return JSON.stringify({ ...event, data: { ...(event as { data?: object }).data, clientMetadata: { release } } });
    }
  }
}
