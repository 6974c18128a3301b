import { busSource } from '../../contracts/bus.ts';
import type { IdentityEvent } from '../../contracts/catalog.ts';
import { eventTooLarge } from '../../contracts/outbox.ts';
import { codeOf } from '../../platform/error-code.ts';
import { inBatches } from '../../platform/in-batches.ts';

/** An event that the bus did not accept, as far as is known, and the stable code of why. */
export interface Refusal {
  readonly event: IdentityEvent;
  readonly code: string;
}

/** An entry of PutEvents (PutEventsRequestEntry, EventBridge API reference). */
export interface BusEntry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Time: Date;
  readonly Detail: string;
  readonly TraceHeader?: string;
}

/** The operation PutEvents. Rejects with an error that has a stable code or name. */
export type PutEvents = (entries: readonly BusEntry[], signal?: AbortSignal) => Promise<PutEventsResult>;

/** What PutEvents answers. It comes from outside: each part may be missing. */
export interface PutEventsResult {
  readonly Entries?:
    readonly { readonly EventId?: string | undefined; readonly ErrorCode?: string | undefined }[] | undefined;
}

/** Puts events on a bus, any number of them. Never rejects: resolves with those that it did not accept. */
export type Publish = (events: readonly IdentityEvent[], signal?: AbortSignal) => Promise<readonly Refusal[]>;

/** Loads what returns the trace header of an event; `undefined` for an event without a trace. Never rejects. */
export type TraceHeaders = () => Promise<(event: IdentityEvent) => string | undefined>;

// "The total entry size must be less than 1 MB" ("Sending events with PutEvents", EventBridge user guide).
const limits = { entries: 10, bytes: 1_048_575 } as const;

/** The limit of PutEvents until 2025. A smaller event is never refused because of its size. */
const formerLimit = 262_144;

/**
 * Publishes to EventBridge, in as few calls as its limits of entries and bytes allow. PutEvents answers 200 even if it took
 * nothing: only an entry with an EventId was accepted (PutEvents, EventBridge API reference). A bus that does not exist also
 * answers 200, with ids, and drops the events; so the deployment checks that the bus exists. An event that no call can hold
 * is refused with the code EVENT_TOO_LARGE.
 */
export function publishToEventBus(putEvents: PutEvents, eventBusName: string, traceHeaders?: TraceHeaders): Publish {
  return async (events, signal) => {
    const traceHeaderOf = traceHeaders && (await traceHeaders());
    const sized = events.map((event) => {
      const entry = entryOf(event, eventBusName, traceHeaderOf?.(event));
      return { event, entry, bytes: bytesOf(entry) };
    });
    const batches = inBatches(sized, ({ bytes }) => bytes, limits);
    return (await Promise.all(batches.map((batch) => put(putEvents, batch, signal)))).flat();
  };
}

interface SizedEvent {
  readonly event: IdentityEvent;
  readonly entry: BusEntry;
  readonly bytes: number;
}

async function put(
  putEvents: PutEvents,
  batch: readonly SizedEvent[],
  signal?: AbortSignal,
): Promise<readonly Refusal[]> {
  const events = batch.map(({ event }) => event);
  const bytes = batch.reduce((sum, one) => sum + one.bytes, 0);
  if (bytes > limits.bytes) return refuseAll(events, eventTooLarge);
  try {
    const { Entries } = await putEvents(
      batch.map(({ entry }) => entry),
      signal,
    );
    return events.flatMap((event, index) => {
      const { EventId, ErrorCode = 'ENTRY_REFUSED' } = Entries?.[index] ?? {};
      return EventId === undefined ? [{ event, code: ErrorCode }] : [];
    });
  } catch (error) {
    const code = codeOf(error);
    if (!refusesRequest.has(code)) return refuseAll(events, code);
    if (batch.length === 1) return refuseAll(events, bytes >= formerLimit ? eventTooLarge : code);
    // One entry that PutEvents rejects must not delay the others.
    const middle = Math.ceil(batch.length / 2);
    const halves = [batch.slice(0, middle), batch.slice(middle)];
    return (await Promise.all(halves.map((half) => put(putEvents, half, signal)))).flat();
  }
}

const entryOf = (event: IdentityEvent, EventBusName: string, TraceHeader?: string): BusEntry => ({
  EventBusName,
  Source: busSource,
  DetailType: event.type,
  Time: new Date(event.time),
  Detail: JSON.stringify(event),
  ...(TraceHeader === undefined ? {} : { TraceHeader }),
});

/** Its size as EventBridge counts it: 14 for the time, and the bytes of source, type and detail, but not of the trace header. */
const bytesOf = ({ Source, DetailType, Detail }: BusEntry): number =>
  14 + Buffer.byteLength(Source + DetailType + Detail);

/** Errors about the request itself: sent in parts, most of it may be taken. */
const refusesRequest = new Set(['ValidationException', 'RequestEntityTooLarge', 'RequestEntityTooLargeException']);

/** A refusal of each event, for the same reason. */
export const refuseAll = (events: readonly IdentityEvent[], code: string): Refusal[] =>
  events.map((event) => ({ event, code }));
