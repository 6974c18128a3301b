import type { EventOf, EventType, IdentityEvent } from '../../contracts/catalog.ts';
import { nameUuid } from '../../platform/uuid.ts';
import { isIdentityEvent } from '../../contracts/read-event.ts';
import { dataSchemaUri } from '../../contracts/schema-uri.ts';
import type { Normalized } from './normalized.ts';

interface EventParts {
  readonly id: string;
  readonly region: string;
  readonly userPoolId: string;
  /** The user's `sub`. */
  readonly subject: string | undefined;
  readonly time: Date;
  /** W3C trace context of the invocation that observed the fact. @default - not traced */
  readonly traceparent?: string | undefined;
  /** Members that are undefined are left out. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Builds an identity event without checking its schema. */
export function cloudEventOf<Type extends EventType>(type: Type, parts: EventParts): EventOf<Type> {
  const { id, region, userPoolId, subject, time, traceparent, data } = parts;
  return withoutUndefined({
    specversion: '1.0',
    id,
    type,
    source: `/aws/cognito/${uriSegment(region)}/${uriSegment(userPoolId)}`,
    subject,
    time: time.toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(type),
    traceparent,
    data: withoutUndefined(data),
  }) as EventOf<Type>;
}

/** Returns the events if each passes its own schema. One invalid event rejects all events of its input. */
export function validateEvents(events: readonly IdentityEvent[]): Normalized {
  if (events.length === 0) return { nothing: 'NO_EVENT' };
  const refused = events.find((event): boolean => !isIdentityEvent(event));
  return refused === undefined ? { events } : { problem: 'SCHEMA_VIOLATED', refused };
}

// The namespace of this project: the id of a fact must be the same wherever and whenever it is made.
const factNamespace = 'b1c0a4de-5f3a-4e0c-9d52-3a1f6c7e8b90';

/** The UUIDv5 of a fact that has a name of its own: repeats of the fact carry the same id. */
export const factId = (fact: string): string => nameUuid(fact.toWellFormed(), factNamespace);

/** Pool ids and Regions stay as they are; what could be neither must not make the source no URI. */
const uriSegment = (text: string): string => encodeURIComponent(text.toWellFormed());

function withoutUndefined(members: Readonly<Record<string, unknown>>): unknown {
  return inTakenCharacters(Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)));
}

/**
 * A value with U+FFFD for each character that a message cannot have. SQS refuses a whole message with U+FFFE or U+FFFF in it
 * ("SendMessage", SQS API reference), and half a surrogate pair has no UTF-8: an app chooses these texts, and no event is lost for one.
 */
function inTakenCharacters(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
  if (Array.isArray(value)) return value.map(inTakenCharacters);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inTakenCharacters(member)]));
}
