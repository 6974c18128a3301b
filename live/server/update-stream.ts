import { setTimeout as sleep } from 'node:timers/promises';
import { updateNames } from '../wire/updates.ts';
import type { Hub, Position } from './hub.ts';

export interface StreamOptions {
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Least pause between two updates, in milliseconds. @default 100 */
  readonly pauseMs?: number;
  /** Pause after which a comment shows that the connection is alive, in milliseconds. @default 15000 */
  readonly aliveMs?: number;
}

/**
 * Returns the server-sent events for one tab. Each is built when the connection can take it, from the hub's own histories.
 * Nothing is queued for a tab, so a slow one costs no memory. If it has fallen too far behind, it gets a snapshot.
 */
export function updateStream(hub: Hub, options: StreamOptions): ReadableStream<Uint8Array> {
  const { signal, pauseMs = 100, aliveMs = 15_000 } = options;
  const ended = new AbortController();
  const anyEnd = AbortSignal.any([signal, ended.signal]);
  let position: Position | undefined;
  const next = (): string | undefined => {
    const changes = position === undefined ? 'too-late' : hub.changesSince(position);
    if (changes === undefined) return undefined;
    const [name, update] =
      changes === 'too-late' ? [updateNames.snapshot, hub.snapshot()] : [updateNames.changes, changes];
    position = update.position;
    return frame(name, update.data, position);
  };
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    if (position !== undefined) await pause(pauseMs, anyEnd);
    let text = anyEnd.aborted ? undefined : next();
    if (text === undefined && !anyEnd.aborted) {
      const woken = new AbortController();
      await Promise.race([hub.changed(), pause(aliveMs, AbortSignal.any([anyEnd, woken.signal]))]);
      woken.abort();
      text = next() ?? ': alive\n\n';
    }
    if (anyEnd.aborted) controller.close();
    else controller.enqueue(encoder.encode(text));
  };
  const cancel = (): void => {
    ended.abort();
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

const encoder = new TextEncoder();

/** JSON has no line ends, so each event has one data line. */
const frame = (name: string, data: object, { event, version }: Position): string =>
  `id: ${event}.${version}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Resolves after a time, or at the end of the stream. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
