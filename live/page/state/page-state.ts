import type { ArrivedEvent } from '../../wire/arrived-event.ts';
import type { LagPoint } from '../../wire/picture.ts';
import { maxLagPoints, type Changes, type Snapshot, type State } from '../../wire/updates.ts';
import { append, emptyBuffer, newestNumber, oldestNumber, prepend, type EventBuffer } from './event-buffer.ts';
import { noFilter, type EventFilter } from './event-filter.ts';

/**
 * `lost`: the server does not answer, and the page shows the last state. `moved`: a server answers, but has another token: it was
 * started again.
 */
export type Connection = 'connecting' | 'open' | 'lost' | 'moved';

/** What the page knows, from the server and from the operator. */
export interface PageState {
  readonly connection: Connection;
  /** Id of the server's run. */
  readonly run?: string;
  /** Absent until the first snapshot. */
  readonly server?: State;
  readonly events: EventBuffer;
  /** Whether the server has no events before the oldest one. */
  readonly hasOldest: boolean;
  readonly lag: readonly LagPoint[];
  readonly filter: EventFilter;
  /** Number of the newest event in the list while it is paused. @default - not paused */
  readonly pausedAt?: number | undefined;
  /** Number of the open event. */
  readonly openEvent?: number | undefined;
}

export type Action =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'changes'; readonly changes: Changes }
  | { readonly kind: 'connection'; readonly connection: 'lost' | 'moved' }
  | { readonly kind: 'older-events'; readonly run: string; readonly events: readonly ArrivedEvent[] }
  | { readonly kind: 'server-state'; readonly state: Partial<State> }
  | { readonly kind: 'filter'; readonly filter: Partial<EventFilter> }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'open-event'; readonly number: number }
  | { readonly kind: 'close-event' };

export const initialState: PageState = {
  connection: 'connecting',
  events: emptyBuffer,
  hasOldest: false,
  lag: [],
  filter: noFilter,
};

/** Returns the state after an action. Changes nothing. */
export function reduce(state: PageState, action: Action): PageState {
  switch (action.kind) {
    case 'snapshot':
      return afterSnapshot(state, action.snapshot);
    case 'changes':
      return afterChanges(state, action.changes);
    case 'connection':
      return { ...state, connection: action.connection };
    case 'older-events': {
      if (action.run !== state.run) return state;
      const events = prepend(state.events, action.events);
      return { ...state, events, hasOldest: events === state.events || oldestNumber(events) === 1 };
    }
    case 'server-state':
      return state.server ? { ...state, server: { ...state.server, ...action.state } } : state;
    case 'filter':
      return { ...state, filter: { ...state.filter, ...action.filter } };
    case 'pause':
      return { ...state, pausedAt: newestNumber(state.events) };
    case 'resume':
      return { ...state, pausedAt: undefined };
    case 'open-event':
      return { ...state, openEvent: action.number };
    case 'close-event':
      return { ...state, openEvent: undefined };
  }
}

/** The numbers of another run mean other events, so nothing of the earlier run remains. */
function afterSnapshot(state: PageState, { run, state: server, events, lag }: Snapshot): PageState {
  const isSameRun = run === state.run;
  const base = isSameRun ? state : { ...state, pausedAt: undefined, openEvent: undefined };
  const buffer = append(isSameRun ? state.events : emptyBuffer, events);
  const hasOldest = buffer.size === 0 || oldestNumber(buffer) === 1;
  return { ...base, connection: 'open', run, server, events: buffer, hasOldest, lag };
}

function afterChanges(state: PageState, { state: changed, events = [], lag = [] }: Changes): PageState {
  const { server } = state;
  return {
    ...state,
    ...(server && changed ? { server: { ...server, ...changed } } : {}),
    events: append(state.events, events),
    lag: lag.length === 0 ? state.lag : [...state.lag, ...lag].slice(-maxLagPoints),
  };
}
