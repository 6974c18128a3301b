import { closeSync, openSync, readSync } from 'node:fs';
import { rateWindow } from '../../live/picture/rate-window.ts';
import { BoundedMap } from '../../platform/bounded-map.ts';
import { jsonIn, toObject } from '../../platform/coerce.ts';
import { busRecord, type BusDecision } from '../rig/bus-control.ts';

/** Length of the window of all rates, in seconds. */
export const windowSeconds = 5;

/** Number of events in Kafka that are kept, for their copies and for late lines of the record. */
const maxArrived = 100_000;

/** Bytes of the record that are read at once. */
const maxRead = 1_048_576;

/** What happened on the emulator's bus, from its record. */
export interface BusWatch {
  /** Reads what is new in the record. */
  readonly refresh: () => void;
  /** When the bus accepted an event, in Unix time in milliseconds; undefined if it did not, or if that is long ago. */
  readonly publishedMs: (id: string) => number | undefined;
  /** Notes that Kafka has an event. */
  readonly arrived: (id: string) => void;
  /** The events that were sent and are not in Kafka, with the time of their last decision. `inOutbox`: the bus rejected them. */
  readonly outstanding: () => readonly { readonly atMs: number; readonly inOutbox: boolean }[];
  /** Number of different events that were sent. */
  readonly sent: () => number;
  /** Events per second. */
  readonly rates: (nowMs: number) => Readonly<Record<'cognito' | 'audit' | 'refused' | 'recovered', number>>;
}

/** The last decision about an event. */
type Sent = Pick<BusDecision, 'atMs' | 'accepted'>;

/** Opens the record of a run. It may not exist yet. */
export function watchBus(runFolder: string): BusWatch {
  const open = new Map<string, Sent>();
  /** Events in Kafka. Without a decision for one whose line in the record follows. */
  const arrived = new BoundedMap<{ readonly sent?: Sent }>(maxArrived);
  const windows = {
    cognito: rateWindow(windowSeconds),
    audit: rateWindow(windowSeconds),
    refused: rateWindow(windowSeconds),
    recovered: rateWindow(windowSeconds),
  };
  let [position, rest, sentCount] = [0, '', 0];
  const note = ({ id, atMs, accepted, audit }: BusDecision): void => {
    const before = open.get(id) ?? arrived.get(id)?.sent;
    // A function tries several times to send an event that the bus rejects. It waits once.
    if (!accepted && !before) windows.refused.add(atMs);
    else if (accepted) windows[before?.accepted === false ? 'recovered' : audit ? 'audit' : 'cognito'].add(atMs);
    if (!before) sentCount += 1;
    // A function that got no answer in time sends an event twice: the first time is when the bus accepted it.
    if (before?.accepted) return;
    const sent = { atMs, accepted };
    if (arrived.get(id)) arrived.set(id, { sent });
    else open.set(id, sent);
  };
  return {
    refresh: () => {
      const path = busRecord({ runFolder });
      for (let fresh = newBytes(path, position); fresh.length > 0; fresh = newBytes(path, position)) {
        position += fresh.length;
        // The emulator writes only ASCII, so no character is cut.
        const lines = (rest + fresh.toString('latin1')).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const decision = jsonIn(line);
          if (isDecision(decision)) note(decision);
        }
      }
    },
    publishedMs: (id) => {
      const found = open.get(id) ?? arrived.get(id)?.sent;
      return found?.accepted ? found.atMs : undefined;
    },
    arrived: (id) => {
      if (arrived.get(id)) return;
      const sent = open.get(id);
      open.delete(id);
      arrived.set(id, sent ? { sent } : {});
    },
    outstanding: () => [...open.values()].map(({ atMs, accepted }) => ({ atMs, inOutbox: !accepted })),
    sent: () => sentCount,
    rates: (nowMs) => ({
      cognito: windows.cognito.perSecond(nowMs),
      audit: windows.audit.perSecond(nowMs),
      refused: windows.refused.perSecond(nowMs),
      recovered: windows.recovered.perSecond(nowMs),
    }),
  };
}

/** Whether a line of the record is about an event with an id. Without an id, nothing in Kafka could be recognized as the event. */
function isDecision(line: unknown): line is BusDecision {
  const { id, atMs, accepted } = toObject(line);
  return typeof id === 'string' && Number.isFinite(atMs) && typeof accepted === 'boolean';
}

/** The bytes of a file after a position, at most `maxRead`. The file may not exist yet. */
function newBytes(path: string, position: number): Buffer {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return Buffer.alloc(0);
  }
  try {
    const buffer = Buffer.alloc(maxRead);
    return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, position));
  } finally {
    closeSync(file);
  }
}
