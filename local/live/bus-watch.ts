import { closeSync, openSync, readSync } from 'node:fs';
import { rateWindow } from '../../live/picture/rate-window.ts';
import { jsonIn } from '../../platform/coerce.ts';
import { busRecord, type BusDecision } from '../rig/bus-control.ts';

/** Length of the window of all rates, in seconds. */
export const windowSeconds = 5;

/** What happened on the emulator's bus, from its record. */
export interface BusWatch {
  /** Reads what is new in the record. */
  readonly refresh: () => void;
  /** When the bus accepted an event, in Unix time in milliseconds; undefined if it did not, or if that is long ago. */
  readonly publishedMs: (id: string) => number | undefined;
  /** Notes that Kafka has an event. */
  readonly arrived: (id: string) => void;
  /** Ids of events that were sent and are not in Kafka, with the time of their last decision. `inOutbox`: the bus rejected them. */
  readonly outstanding: () => readonly { readonly atMs: number; readonly inOutbox: boolean }[];
  /** Number of different events that were sent. */
  readonly sent: () => number;
  /** Events per second. */
  readonly rates: (nowMs: number) => Readonly<Record<'cognito' | 'audit' | 'refused' | 'recovered', number>>;
}

interface Sent {
  atMs: number;
  accepted: boolean;
  hasArrived: boolean;
}

/** Opens the record of a run. It may not exist yet. */
export function watchBus(runFolder: string): BusWatch {
  const events = new Map<string, Sent>();
  const windows = {
    cognito: rateWindow(windowSeconds),
    audit: rateWindow(windowSeconds),
    refused: rateWindow(windowSeconds),
    recovered: rateWindow(windowSeconds),
  };
  let [position, rest] = [0, ''];
  const note = ({ id, atMs, accepted, audit }: BusDecision): void => {
    const before = events.get(id);
    if (!accepted) windows.refused.add(atMs);
    else if (before && !before.accepted) windows.recovered.add(atMs);
    else windows[audit ? 'audit' : 'cognito'].add(atMs);
    // A function that got no answer in time sends an event twice: the first time is when the bus accepted it.
    if (!before?.accepted) events.set(id, { atMs, accepted, hasArrived: before?.hasArrived ?? false });
  };
  return {
    refresh: () => {
      const fresh = newText(busRecord({ runFolder }), position);
      position += fresh.bytes;
      const lines = (rest + fresh.text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) note(jsonIn(line) as BusDecision);
    },
    publishedMs: (id) => {
      const found = events.get(id);
      return found?.accepted ? found.atMs : undefined;
    },
    arrived: (id) => {
      const found = events.get(id);
      if (found) found.hasArrived = true;
    },
    outstanding: () =>
      [...events.values()]
        .filter(({ hasArrived }) => !hasArrived)
        .map(({ atMs, accepted }) => ({ atMs, inOutbox: !accepted })),
    sent: () => events.size,
    rates: (nowMs) => ({
      cognito: windows.cognito.perSecond(nowMs),
      audit: windows.audit.perSecond(nowMs),
      refused: windows.refused.perSecond(nowMs),
      recovered: windows.recovered.perSecond(nowMs),
    }),
  };
}

/** The text of a file after a position. The file may not exist yet. */
function newText(path: string, position: number): { readonly text: string; readonly bytes: number } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return { text: '', bytes: 0 };
  }
  try {
    const buffer = Buffer.alloc(1_048_576);
    const bytes = readSync(file, buffer, 0, buffer.length, position);
    return { text: buffer.toString('utf8', 0, bytes), bytes };
  } finally {
    closeSync(file);
  }
}
