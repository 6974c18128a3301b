/** A record of the topic, or an event of the bus, before anything is read in it. */
export interface ReceivedEvent {
  readonly text: string;
  /** When this process received it, as Unix time in milliseconds. */
  readonly consumedMs: number;
  /** Place in Kafka; absent for an event of the bus. */
  readonly place?: { readonly topic: string; readonly partition: number; readonly offset: string };
  /** Headers of the record. @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Timestamp of the record, in Unix time in milliseconds. */
  readonly acknowledgedMs?: number;
  /** When the bus accepted it, in Unix time in milliseconds, if that is known. */
  readonly publishedMs?: number;
}
