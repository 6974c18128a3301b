import { isCanary } from '../../contracts/canary.ts';
import type { IdentityEvent } from '../../contracts/catalog.ts';
import { deliveryHeaders } from '../../contracts/delivery-headers.ts';
import { readEvent } from '../../contracts/read-event.ts';
import { jsonIn, toObject, toText } from '../../platform/coerce.ts';
import { maxListedText, type ArrivedEvent, type EventSource, type HopTimes } from '../wire/arrived-event.ts';
import type { ReceivedEvent } from './received-event.ts';
import type { UserNames } from './user-names.ts';

/** An event of the page, before it has a number. */
export type DescribedEvent = Omit<ArrivedEvent, 'number'>;

/** Reads what an event says. A text that is not an event of the catalog has a problem, and the properties that it has. */
export function describeEvent(received: ReceivedEvent, names: UserNames): DescribedEvent {
  const { text, place, headers = {} } = received;
  const read = readEvent(text);
  const isEvent = 'event' in read;
  const { id, type, subject, time, data } = headOf(isEvent ? read.event : jsonIn(text));
  // Anyone who may write to the topic can claim to be a subject, so only an event of the catalog names its user for others.
  const user = isEvent ? names.of(subject, data.username) : data.username;
  const source = isEvent ? sourceOf(read.event, headers) : undefined;
  return {
    id,
    type,
    subject,
    time,
    user,
    source,
    reason: data.reason,
    ...place,
    ...listed(text),
    bytes: Buffer.byteLength(text),
    ...(isEvent ? {} : { problem: read.problem }),
    times: timesOf(received, time),
  };
}

/** The text of a list, which is cut if it is long. */
export const listed = (text: string): { readonly text: string; readonly isCut?: true } =>
  text.length <= maxListedText ? { text } : { text: text.slice(0, maxListedText).toWellFormed(), isCut: true };

function sourceOf(event: IdentityEvent, headers: NonNullable<ReceivedEvent['headers']>): EventSource {
  if (isCanary(event)) return 'canary';
  if (headers[deliveryHeaders.replayed] === 'true') return 'replay';
  return 'eventName' in event.data ? 'cloudtrail' : 'trigger';
}

function timesOf({ consumedMs, acknowledgedMs, publishedMs, headers = {} }: ReceivedEvent, time?: string): HopTimes {
  const times = {
    happened: Date.parse(time ?? ''),
    published: publishedMs,
    queued: Number(headers[deliveryHeaders.queued]),
    received: Number(headers[deliveryHeaders.received]),
    acknowledged: acknowledgedMs,
  };
  const known = Object.entries(times).filter(([, ms]) => ms !== undefined && Number.isFinite(ms) && ms > 0);
  return { ...Object.fromEntries(known), consumed: consumedMs };
}

function headOf(value: unknown) {
  const { id, type, subject, time, data } = toObject(value);
  const { username, reason } = toObject(data);
  return {
    id: cut(id),
    type: cut(type),
    subject: cut(subject),
    time: cut(time),
    data: { username: cut(username), reason: cut(reason) },
  };
}

/** Maximum length of a property in a list. No property of a real event is longer. */
const maxProperty = 256;

const cut = (value: unknown): string | undefined => toText(value)?.slice(0, maxProperty).toWellFormed();
