import { setTimeout as pause } from 'node:timers/promises';
import { PutEventsCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { busSource } from '../../contracts/bus.ts';
import type { Ledger } from './ledger.ts';
import { soakEvent } from './soak-event.ts';

/** Puts events into the bus; resolves with the numbers of those it did not take. */
export type PutEvents = (indexes: readonly number[]) => Promise<readonly number[]>;

export interface LoadSettings {
  readonly events: number;
  readonly perSecond: number;
  readonly put: PutEvents;
  readonly ledger: Pick<Ledger, 'send'>;
  /** Told how many events have been put so far. */
  readonly onPut: (count: number) => void;
  readonly signal: AbortSignal;
}

// What PutEvents takes at most.
const perCall = 10;
const callsAtOnce = 8;
const retryAfterMs = 500;

/** Puts events 0 to `events - 1` at an even pace; an event that the bus does not take is put again until it does. */
export async function sendLoad({ events, perSecond, put, ledger, onPut, signal }: LoadSettings): Promise<void> {
  const begin = Date.now();
  let next = 0;
  let done = 0;
  const sendAll = async (): Promise<void> => {
    while (next < events) {
      const first = next;
      const count = Math.min(perCall, events - first);
      next += count;
      let left: readonly number[] = Array.from({ length: count }, (_, offset) => first + offset);
      await pause(Math.max(0, begin + (1000 * first) / perSecond - Date.now()), undefined, { signal });
      for (const index of left) ledger.send(index, Date.now());
      while ((left = await put(left)).length > 0) await pause(retryAfterMs, undefined, { signal });
      done += count;
      onPut(done);
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, sendAll));
}

/** PutEvents of the deployed bus. A call that fails counts as not taken. */
export const putIntoBus =
  (client: Pick<EventBridgeClient, 'send'>, busName: string): PutEvents =>
  async (indexes) => {
    const Entries = indexes.map((index) => {
      const event = soakEvent(index);
      return { EventBusName: busName, Source: busSource, DetailType: event.type, Detail: JSON.stringify(event) };
    });
    try {
      const { Entries: answers = [] } = await client.send(new PutEventsCommand({ Entries }));
      return indexes.filter((_index, position) => !answers[position]?.EventId);
    } catch {
      return indexes;
    }
  };
