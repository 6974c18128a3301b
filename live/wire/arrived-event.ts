import type { EventType } from '../../contracts/catalog.ts';

/** Origin of an event. `replay`: sent again from a dead-letter queue or the archive, whatever its first origin. */
export type EventSource = 'trigger' | 'cloudtrail' | 'canary' | 'replay';

/**
 * Times of an event in Unix time in milliseconds, by different clocks. A time that nothing reports is absent.
 * docs/explanations/decisions/0013-times-per-hop.md has the origin of each.
 */
export interface HopTimes {
  /** `time` of the event. */
  readonly happened?: number;
  /** The bus accepted it. */
  readonly published?: number;
  /** The queue accepted it from the bus. */
  readonly queued?: number;
  /** SQS first delivered it to the forwarder. */
  readonly received?: number;
  /** Kafka stored it: no consumer sees a record before. */
  readonly acknowledged?: number;
  /** This server received it. */
  readonly consumed: number;
}

/** The hops in order. */
export const hops = ['happened', 'published', 'queued', 'received', 'acknowledged', 'consumed'] as const;

/** A record of the topic, or an event of the bus, as this server received it. Every string is hostile: show it as text. */
export interface ArrivedEvent {
  /** Number of the arrival at this server, from 1, without gaps. */
  readonly number: number;
  /** Properties of the CloudEvent; absent if the record lacks them. */
  readonly id?: string;
  readonly type?: EventType | (string & {});
  readonly subject?: string;
  readonly time?: string;
  /** `data.username`; for CloudTrail events, which have none, the user name known for the subject. */
  readonly user?: string;
  /** `data.reason`, the reason of a failed login. */
  readonly reason?: string;
  readonly source?: EventSource;
  /** Place in Kafka; absent for an event of the bus. */
  readonly topic?: string;
  readonly partition?: number;
  readonly offset?: string;
  /** The value of the record: CloudEvent JSON, or any text. Its first 16 KiB if `isCut`; eventPath returns the whole. */
  readonly text: string;
  readonly isCut?: true;
  readonly bytes: number;
  /** Code of why it is not an event of the catalog: NOT_JSON, NOT_A_CLOUD_EVENT, UNKNOWN_TYPE or SCHEMA_VIOLATED. */
  readonly problem?: string;
  readonly times: HopTimes;
}

/** Maximum length of `text` in a list, in UTF-16 code units. */
export const maxListedText = 16_384;

/** Number of events that the server and a tab keep. The oldest ones are dropped. */
export const maxEvents = 100_000;

/** What the schema of an event type says. */
export interface EventDescription {
  readonly type: string;
  /** When the event occurs. */
  readonly description: string;
  /** Description by path: `subject`, `data.clientId`. */
  readonly properties: Readonly<Record<string, string>>;
}
