import type { TemporaryUser } from './login.ts';

/** The position of a record and its arrival on this machine, as Unix time in milliseconds by AWS's clock. */
export interface Seen {
  readonly partition: number;
  readonly offset: string;
  readonly readMs: number;
}

/** A topic, read from where it ended when the watch began. */
export interface TopicWatch {
  readonly topic: string;
  /** Where the canary is; undefined as long as it was not read. Throws where reading has failed. */
  readonly seen: (id: string) => Seen | undefined;
  /** The types of the events of a temporary user that were read so far. Throws if reading has failed. */
  readonly typesOf: (user: TemporaryUser) => ReadonlySet<string>;
  /** Ends the connections, and removes the consumer group. */
  readonly close: () => Promise<void>;
}
