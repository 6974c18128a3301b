import { describeEvent } from '../events/describe-event.ts';
import { eventBuffer, type EventBuffer } from '../events/event-buffer.ts';
import type { ReceivedEvent } from '../events/received-event.ts';
import { userNames } from '../events/user-names.ts';
import type { LagPoint } from '../wire/picture.ts';
import { maxLagPoints, snapshotEvents, type Changes, type Snapshot, type State } from '../wire/updates.ts';

/** What a tab has: a position in each of the hub's histories. */
export interface Position {
  readonly event: number;
  readonly version: number;
  readonly lag: number;
}

/** An update for a tab, and the position of the tab after it. */
export interface Update<Data> {
  readonly data: Data;
  readonly position: Position;
}

/** What all tabs show. It keeps nothing per tab. */
export interface Hub {
  readonly events: Pick<EventBuffer, 'before' | 'whole'>;
  readonly state: () => State;
  readonly addEvent: (event: ReceivedEvent) => void;
  readonly addLag: (points: readonly LagPoint[]) => void;
  /** Replaces properties of the state. */
  readonly set: (change: Partial<State>) => void;
  readonly snapshot: () => Update<Snapshot>;
  /** Changes since a position. `undefined` if there are none, and `too-late` for a position that is too far behind. */
  readonly changesSince: (position: Position) => Update<Changes> | undefined | 'too-late';
  /** Resolves at the next change. */
  readonly changed: () => Promise<unknown>;
}

/** Events of one update. A tab that has missed more than `maxBehind` gets a snapshot. */
const maxPerUpdate = 500;
const maxBehind = 5_000;

/** Returns a hub. `run` is the id of this run of the server. */
export function createHub(run: string, initial: State): Hub {
  const names = userNames();
  const events = eventBuffer();
  let state = initial;
  let [version, lagCount] = [0, 0];
  let lag: LagPoint[] = [];
  const versions = new Map<keyof State, number>();
  let next: PromiseWithResolvers<unknown> = Promise.withResolvers();
  const wake = (): void => {
    next.resolve(undefined);
    next = Promise.withResolvers();
  };
  return {
    events,
    state: () => state,
    addEvent: (received) => {
      events.add(describeEvent(received, names), received.text);
      wake();
    },
    addLag: (points) => {
      if (points.length === 0) return;
      lag = [...lag, ...points].slice(-maxLagPoints);
      lagCount += points.length;
      wake();
    },
    set: (change) => {
      version += 1;
      state = { ...state, ...change };
      for (const name of Object.keys(change)) versions.set(name as keyof State, version);
      wake();
    },
    snapshot: () => ({
      data: { run, state, events: events.before(Infinity, snapshotEvents), lag },
      position: { event: events.newest(), version, lag: lagCount },
    }),
    changesSince: (position) => {
      if (events.newest() - position.event > maxBehind) return 'too-late';
      const fresh = events.after(position.event, maxPerUpdate);
      const points = lag.slice(lag.length - Math.min(lag.length, lagCount - position.lag));
      const changed = [...versions].filter(([, since]) => since > position.version).map(([name]) => name);
      if (fresh.length === 0 && points.length === 0 && changed.length === 0) return undefined;
      return {
        data: {
          ...(changed.length === 0 ? {} : { state: Object.fromEntries(changed.map((name) => [name, state[name]])) }),
          ...(fresh.length === 0 ? {} : { events: fresh }),
          ...(points.length === 0 ? {} : { lag: points }),
        },
        position: { event: fresh.at(-1)?.number ?? position.event, version, lag: lagCount },
      };
    },
    changed: () => next.promise,
  };
}
