import type { IdentityEvent } from '../../contracts/catalog.ts';
import { isIdentityEvent } from '../../contracts/read-event.ts';
import type { Normalized } from './normalized.ts';

/** The events if each passes its own schema: a wrong event is never given out, nor the others of its input. */
export function checked(events: readonly IdentityEvent[]): Normalized {
  if (events.length === 0) return { nothing: 'NO_FACT' };
  const refused = events.find((event): boolean => !isIdentityEvent(event));
  return refused === undefined ? { events } : { problem: 'SCHEMA_VIOLATED', refused };
}
