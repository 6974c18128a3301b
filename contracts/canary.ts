import type { EventOf, IdentityEvent } from './catalog.ts';
import { dataSchemaUri } from './schema-uri.ts';

/**
 * The user pool of a canary: an event that `cognito-to-kafka smoke`, or a schedule, sends through bus, queue and forwarder into the topic.
 * No Region is called so, and no pool can have this id: consumers who count logins leave it out by it.
 */
export const canaryPoolId = 'none_Canary';

/** The type of a canary. */
export const canaryType = 'cognito.login.attempted.v1';

/** The id of every canary that a schedule sends. A UUIDv5 that no fact has. */
export const scheduledCanaryId = '6f1c0f0e-3a52-5d0b-9a6e-2f8d4c1b7e93';

/** A canary: a login that nobody attempted, in a pool that cannot exist. `time` is RFC 3339. */
export const canaryOf = (id: string, time: string): EventOf<typeof canaryType> => ({
  specversion: '1.0',
  id,
  type: canaryType,
  source: `/aws/cognito/none/${canaryPoolId}`,
  time,
  datacontenttype: 'application/json',
  dataschema: dataSchemaUri(canaryType),
  data: { userPoolId: canaryPoolId, triggerSource: 'PreAuthentication_Authentication' },
});

/** Whether an event is a canary. */
export const isCanary = ({ data }: IdentityEvent): boolean => data.userPoolId === canaryPoolId;

/** Log entry of the forwarder for a canary that Kafka has acknowledged, with Unix times in milliseconds. */
export interface CanaryDelivered {
  readonly id: string;
  readonly topic: string;
  /** When the queue got it, by the queue's clock. */
  readonly queuedMs: number;
  /** When the forwarder was given it, by the forwarder's clock, as is the next. */
  readonly receivedMs: number;
  readonly acknowledgedMs: number;
}
