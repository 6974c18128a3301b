import type { ExpectedEvent } from './expected-events.ts';

/** One hop of the canary, or one step of the login. */
export interface Hop {
  readonly hop: 'sign-up' | 'login' | 'removal' | 'bus' | 'queue' | 'forwarder' | 'kafka' | 'topic' | 'events';
  readonly milliseconds: number;
  /** The source of the fact. */
  readonly proof: string;
}

export interface CanaryResult {
  readonly id: string;
  readonly hops: readonly Hop[];
  /** Undefined if the canary is in Kafka, and was read there with --read-topic. */
  readonly failed?: { readonly hop: Hop['hop']; readonly cause: string };
  /** With --login: the events of the temporary user. `arrived` is undefined if that could not be checked. */
  readonly events?: readonly (ExpectedEvent & { readonly arrived: boolean | undefined })[];
}
