import type { IdentityEvent } from '../../contracts/catalog.ts';

/** Why an input rightly gives no event. */
export type NoEventReason =
  /** A source or a call that the catalog ignores; its table in contracts/ says why. */
  | 'IGNORED'
  /** A call of another outcome than the one that is a fact, or a function that has not run. */
  | 'NO_EVENT'
  /** Of a pool that is not observed. */
  | 'OTHER_POOL'
  /** Of an app client that no observed pool has: one of another pool, or deleted since. */
  | 'CLIENT_UNKNOWN'
  /** A user has deleted the own account, and nothing has shown before which pool it was in. */
  | 'USER_UNKNOWN'
  /** A record that names neither a pool, nor an app client, nor a user. */
  | 'POOL_UNKNOWN';

/** Why an input gives no event although it should. Stable: log lines and metrics carry it. */
export type NormalizeProblem =
  'NOT_A_TRIGGER_EVENT' | 'UNKNOWN_TRIGGER_SOURCE' | 'NOT_AN_AUDIT_RECORD' | 'UNKNOWN_EVENT_NAME' | 'SCHEMA_VIOLATED';

/** The first event that does not match its own schema. */
export interface SchemaViolated {
  readonly problem: 'SCHEMA_VIOLATED';
  readonly refused: IdentityEvent;
}

/** What normalizing an input gives: one event at least, or why there is none. */
export type Normalized =
  | { readonly events: readonly IdentityEvent[] }
  | { readonly nothing: NoEventReason }
  | { readonly problem: Exclude<NormalizeProblem, 'SCHEMA_VIOLATED'> }
  | SchemaViolated;
