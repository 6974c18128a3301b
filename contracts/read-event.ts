import type { EventType, IdentityEvent } from './catalog.ts';
import { checks } from './generated/checks.ts';

/** Reason why a string is not an identity event. Stable: dead-letter messages and metrics contain the code. */
export type EventProblem = 'NOT_JSON' | 'NOT_A_CLOUD_EVENT' | 'UNKNOWN_TYPE' | 'SCHEMA_VIOLATED';

export type ReadEvent = { readonly event: IdentityEvent } | { readonly problem: EventProblem };

/** Parses a CloudEvent in structured JSON and holds it to the schema of its type. Never throws. */
export function readEvent(text: string): ReadEvent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'NOT_JSON' };
  }
  if (typeof value !== 'object' || value === null) return { problem: 'NOT_A_CLOUD_EVENT' };
  const { specversion, type } = value as { specversion?: unknown; type?: unknown };
  if (specversion !== '1.0' || typeof type !== 'string') return { problem: 'NOT_A_CLOUD_EVENT' };
  if (!isEventType(type)) return { problem: 'UNKNOWN_TYPE' };
  return checks[type](value) ? { event: value as IdentityEvent } : { problem: 'SCHEMA_VIOLATED' };
}

/** Whether the object is an event of the catalog and passes its own schema. */
export const isIdentityEvent = (value: { readonly type: EventType }): value is IdentityEvent =>
  checks[value.type](value);

const isEventType = (type: string): type is EventType => Object.hasOwn(checks, type);
