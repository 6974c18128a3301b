import { PutEventsCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { busSource } from '../../contracts/bus.ts';
import type { IdentityEvent } from '../../contracts/catalogue.ts';

/** An event that the bus did not accept, as far as is known, and the stable code of why. */
export interface Refusal {
  readonly event: IdentityEvent;
  readonly code: string;
}

/** Puts events on a bus. Never rejects: resolves with those that it did not accept. At most ten at a time. */
export type Publish = (events: readonly IdentityEvent[], signal?: AbortSignal) => Promise<readonly Refusal[]>;

/**
 * Publishes to EventBridge, all events in one call. PutEvents answers 200 even if it took nothing: only an entry with an
 * EventId was accepted (PutEvents, EventBridge API reference). A bus that does not exist also answers 200, with ids, and
 * drops the events; so the deployment checks that the bus exists.
 */
export function publishToEventBus(client: Pick<EventBridgeClient, 'send'>, eventBusName: string): Publish {
  return async (events, abortSignal) => {
    const entries = events.map((event) => ({
      EventBusName: eventBusName,
      Source: busSource,
      DetailType: event.type,
      Time: new Date(event.time),
      Detail: JSON.stringify(event),
    }));
    try {
      const command = new PutEventsCommand({ Entries: entries });
      const { Entries = [] } = await client.send(command, abortSignal ? { abortSignal } : {});
      return events.flatMap((event, index) => {
        const { EventId, ErrorCode = 'ENTRY_REFUSED' } = Entries[index] ?? {};
        return EventId === undefined ? [{ event, code: ErrorCode }] : [];
      });
    } catch (error) {
      return refuseAll(events, codeOf(error));
    }
  };
}

/** A refusal of each event, for the same reason. */
export const refuseAll = (events: readonly IdentityEvent[], code: string): Refusal[] =>
  events.map((event) => ({ event, code }));

function codeOf(error: unknown): string {
  const { name = 'UNKNOWN', code } = (error ?? {}) as { name?: string; code?: unknown };
  return typeof code === 'string' ? code : name;
}
