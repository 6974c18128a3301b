import { parseMessage, type ParsedMessage } from '../messages/parsed-message.ts';
import type { QueueMessage } from '../messages/queue-message.ts';
import type { Clock } from '../replay-ports.ts';
import { importRefusals } from './import-refusals.ts';
import type { ImportRoute } from './import-routes.ts';
import { linesByReason } from './lines-by-reason.ts';
import { rateLimiter } from './rate-limiter.ts';
import type { Route } from './route.ts';
import { tally } from './tally.ts';

/** A message, and the number of its line. */
export interface Numbered<Of> {
  readonly of: Of;
  readonly line: number;
}

export interface ImportBatchOptions {
  /** Whether to send; otherwise a dry run. */
  readonly yes: boolean;
  readonly signal: AbortSignal;
  /** Messages per second. @default - unlimited */
  readonly perSecond: number | undefined;
  readonly clock: Clock;
  /** Receives the number of lines that are done. */
  readonly advance: (count: number) => void;
}

/** Maximum number of messages in memory: twelve calls. */
export const maxMessages = 120;

/** Returns the sender of the messages of an import, with the counts of what it has sent and refused. */
export function importBatch({ yes, signal, perSecond, clock, advance }: ImportBatchOptions) {
  const [sent, refused] = [tally(), linesByReason()];
  const refusalOf = importRefusals();
  const limitRate = rateLimiter(perSecond, clock);
  // With a rate, a call has at most the messages of one second.
  const perCall = perSecond === undefined ? maxMessages : Math.min(10, perSecond);
  const deliver = async (route: Route, messages: readonly Numbered<ParsedMessage>[]): Promise<void> => {
    for (let next = 0; next < messages.length; next += perCall) {
      const some = messages.slice(next, next + perCall);
      await limitRate(some.length);
      const codes = signal.aborted
        ? some.map(() => 'the import was interrupted before')
        : await route.deliver(some.map(({ of }) => of));
      for (const [index, { line }] of some.entries()) {
        const code = codes[index];
        if (code === undefined) sent.add(route.label);
        else refused.add(code, line);
      }
      advance(some.length);
    }
  };
  return {
    sent,
    refused,
    /** Sends messages on one route. A dry run only counts them. */
    send: async ({ route, format }: ImportRoute, messages: readonly Numbered<QueueMessage>[]): Promise<void> => {
      if ('reason' in route) {
        for (const { line } of messages) refused.add(route.reason, line);
        advance(messages.length);
        return;
      }
      const sendable: Numbered<ParsedMessage>[] = [];
      for (const { of, line } of messages) {
        const read = parseMessage(of, format);
        // CloudTrail records have no checked route: they only return to their own queue.
        if (!route.isChecked || read.state === 'replayable') sendable.push({ of: read, line });
        else refused.add(refusalOf(read), line);
      }
      advance(messages.length - sendable.length);
      if (yes) await deliver(route, sendable);
      else if (sendable.length > 0) sent.add(route.label, sendable.length);
    },
  };
}
