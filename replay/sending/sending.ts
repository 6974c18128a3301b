import type { ParsedMessage } from '../messages/parsed-message.ts';
import type { ReplayQueue } from '../queues/find-queues.ts';
import type { NoRoute, Route } from './route.ts';

/** How to send the messages of a queue. */
export interface Sending {
  readonly queue: ReplayQueue;
  readonly route: Route | NoRoute;
  readonly matches: (read: ParsedMessage) => boolean;
  /** Whether to send; otherwise a dry run. */
  readonly yes: boolean;
  /** Whether to keep the originals. */
  readonly copy: boolean;
  /** Whether to send invalid messages, too. */
  readonly force: boolean;
  readonly max: number;
  /** Messages per second. @default - unlimited */
  readonly perSecond: number | undefined;
  readonly signal: AbortSignal;
}

/** The result. In a dry run, `sent` counts the messages that would be sent. */
export interface SendReport {
  readonly sent: number;
  /** Messages in the queue that did not match, or were above the maximum. */
  readonly kept: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
  readonly undeleted: number;
  /** Types of the sent messages. */
  readonly types: Readonly<Record<string, number>>;
  readonly incompleteReasons: readonly string[];
}

/** Whether every selected message was sent or deliberately skipped. */
export const isSendComplete = ({ failed, incompleteReasons, undeleted }: SendReport): boolean =>
  Object.keys(failed).length === 0 && incompleteReasons.length === 0 && undeleted === 0;
