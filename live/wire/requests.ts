import type { ArrivedEvent } from './arrived-event.ts';

/**
 * Addresses, relative to the page: `http://127.0.0.1:PORT/TOKEN/`. All data is JSON. A POST needs the header
 * `content-type: application/json`, and the Origin of the page, which a browser sends.
 *
 * | request | body | response |
 * | --- | --- | --- |
 * | GET updates | | server-sent events: Snapshot, Changes |
 * | GET events?before=NUMBER&limit=N | | EventsResponse, at most 5,000 |
 * | GET events/NUMBER | | ArrivedEvent with its whole text |
 * | GET descriptions | | EventDescription[] |
 * | POST feed | FeedRequest | EventFeed |
 * | POST messages | MessagesRequest | MessagesResponse |
 * | POST messages/body | BodyRequest | BodyResponse |
 * | POST jobs | JobRequest | Job |
 * | POST jobs/ID/apply | ApplyRequest | Job |
 * | POST jobs/ID/cancel | {} | Job |
 * | POST local/user | UserActionRequest | UserActionResponse |
 * | POST local/switch | SwitchRequest | Switches |
 */
export const paths = {
  updates: 'updates',
  events: 'events',
  descriptions: 'descriptions',
  feed: 'feed',
  messages: 'messages',
  messageBody: 'messages/body',
  jobs: 'jobs',
  localUser: 'local/user',
  localSwitch: 'local/switch',
} as const;

/** Events before a number, the oldest first. */
export interface EventsResponse {
  readonly events: readonly ArrivedEvent[];
}

/** Chooses the origin of the events. `bus` is the consent to create a temporary rule and queue. */
export interface FeedRequest {
  readonly from: 'topic' | 'bus';
}

/** Body of every response with a status of 400 or more. */
export interface Refusal {
  readonly problem: RequestProblem;
}

export interface RequestProblem {
  /** Stable code: INVALID_REQUEST, NOT_ALLOWED, NOT_FOUND, TOO_LARGE, MISSING_PERMISSION, FAILED. */
  readonly code: string;
  /** The failure and its fix, in whole sentences. */
  readonly text: string;
  readonly permission?: string;
}
