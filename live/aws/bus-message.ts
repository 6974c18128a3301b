import { objectIn, toText } from '../../platform/coerce.ts';
import type { ReceivedEvent } from '../events/received-event.ts';

/**
 * The input of the temporary queue. The time is a variable of EventBridge: when the bus accepted the event ("Predefined variables",
 * EventBridge user guide).
 */
export const inputTemplate = {
  InputPathsMap: { event: '$.detail' },
  InputTemplate: '{"publishedAt":"<aws.events.event.ingestion-time>","event":<event>}',
} as const;

/** Returns a message of the temporary queue as an event of the page. A message in another form is shown as it is. */
export function receivedFromBus(body: string, consumedMs: number): ReceivedEvent {
  const message = objectIn(body);
  if (!message || !('event' in message)) return { text: body, consumedMs };
  const publishedMs = Date.parse(toText(message['publishedAt']) ?? '');
  return {
    text: JSON.stringify(message['event']),
    consumedMs,
    ...(Number.isNaN(publishedMs) ? {} : { publishedMs }),
  };
}
