import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Behavior of the emulator's bus: normal, rejecting every event of the product, or answering late. */
export type BusMode = 'working' | 'refusing' | 'slow';

interface RunPlace {
  readonly runFolder: string;
}

/** An event that the emulator's bus accepted or rejected: a line of the record. */
export interface BusDecision {
  readonly id: string;
  /** Unix time in milliseconds. */
  readonly atMs: number;
  readonly accepted: boolean;
  /** Whether a CloudTrail record reported it. */
  readonly audit: boolean;
}

/** Shorter than the time that a trigger function waits for the bus, so that its events still reach it. */
export const slowBusSeconds = 0.75;

/** Returns the path of the record of the bus: a JSON line, a BusDecision, for each event. */
export const busRecord = ({ runFolder }: RunPlace): string => join(runFolder, 'bus.jsonl');

const busControl = ({ runFolder }: RunPlace): string => join(runFolder, 'bus-control.json');

/** Returns the variables with which the emulator keeps the record and reads the switch. */
export const busVariables = (place: RunPlace): Readonly<Record<string, string>> => ({
  MINISTACK_BUS_RECORD: busRecord(place),
  MINISTACK_BUS_CONTROL: busControl(place),
});

/** Switches the emulator's bus, from the next call on. */
export const switchBus = (place: RunPlace, mode: BusMode): Promise<void> =>
  writeFile(
    busControl(place),
    JSON.stringify({ refuse: mode === 'refusing', delaySeconds: mode === 'slow' ? slowBusSeconds : 0 }),
  );
