import type { Abilities, EventFeed } from './abilities.ts';
import type { ArrivedEvent } from './arrived-event.ts';
import type { DeadLetterQueue } from './dead-letters.ts';
import type { Job } from './jobs.ts';
import type { LocalState } from './local-actions.ts';
import type { PanelProblem } from './panel-problem.ts';
import type { LagPoint, Picture } from './picture.ts';

/** Everything except events and lag: a change replaces the whole property. */
export interface State {
  readonly abilities: Abilities;
  readonly feed: EventFeed;
  /** Absent until it is read for the first time. */
  readonly picture?: Picture;
  readonly queues: readonly DeadLetterQueue[];
  readonly problems: readonly PanelProblem[];
  /** The newest 20 jobs, the newest first. */
  readonly jobs: readonly Job[];
  /** Absent for a deployed stack. */
  readonly local?: LocalState;
}

/**
 * Data of the server-sent event `snapshot`: the first of every connection, and again if a tab was too slow for the changes.
 * It replaces everything that the tab has. If `run` is the same as before, a tab may keep its older events.
 */
export interface Snapshot {
  /** Id of this run of the server. */
  readonly run: string;
  readonly state: State;
  /** The newest events, at most `snapshotEvents`, the oldest first. */
  readonly events: readonly ArrivedEvent[];
  /** The oldest first, at most `maxLagPoints`. */
  readonly lag: readonly LagPoint[];
}

/** Data of the server-sent event `changes`, at most ten times per second. */
export interface Changes {
  readonly state?: Partial<State>;
  /** New events, the oldest first. */
  readonly events?: readonly ArrivedEvent[];
  /** New points. */
  readonly lag?: readonly LagPoint[];
}

/** Names of the server-sent events. The server sends a comment every 15 seconds if there is no change. */
export const updateNames = { snapshot: 'snapshot', changes: 'changes' } as const;

export const snapshotEvents = 1_000;
export const maxLagPoints = 1_440;
