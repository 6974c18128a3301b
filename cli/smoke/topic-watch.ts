import type { TemporaryUser } from './login.ts';

/** The position of a record and its arrival on this machine, as Unix time in milliseconds by AWS's clock. */
export interface RecordPosition {
  readonly partition: number;
  readonly offset: string;
  readonly readMs: number;
}

/** A topic, read from its end at the start of the watch. */
export interface TopicWatch {
  readonly topic: string;
  /** Returns the position of the canary; `undefined` before it was read. Throws if reading has failed. */
  readonly seen: (id: string) => RecordPosition | undefined;
  /** The types of the events of a temporary user that were read so far. Throws if reading has failed. */
  readonly typesOf: (user: TemporaryUser) => ReadonlySet<string>;
  /** Ends the connections, and removes the consumer group. */
  readonly close: () => Promise<void>;
}
