import type { IdentityEvent } from './catalogue.ts';

/**
 * The user pool of a canary: an event that `cognito-to-kafka smoke` sends through bus, queue and forwarder into the topic.
 * No Region is called so, and no pool can have this id: consumers who count logins leave it out by it.
 */
export const canaryPoolId = 'none_Canary';

/** Whether an event is a canary. */
export const isCanary = ({ data }: IdentityEvent): boolean => data.userPoolId === canaryPoolId;

/** What the forwarder's log says of a canary that Kafka has acknowledged; times in milliseconds since 1970. */
export interface CanaryDelivered {
  readonly id: string;
  readonly topic: string;
  /** When the queue got it, by the queue's clock. */
  readonly queuedMs: number;
  /** When the forwarder was given it, by the forwarder's clock, as is the next. */
  readonly receivedMs: number;
  readonly acknowledgedMs: number;
}
