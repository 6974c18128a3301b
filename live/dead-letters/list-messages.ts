import { UsageError } from '../../platform/usage-error.ts';
import { chooseQueues } from '../../replay/queues/choose-queues.ts';
import { findMessage } from '../../replay/queues/find-message.ts';
import type { QueueSelection } from '../../replay/queues/queue-selection.ts';
import { readQueues } from '../../replay/queues/read-queues.ts';
import { select } from '../../replay/selection/select.ts';
import type { DeadLetterPorts } from '../ports/dead-letter-ports.ts';
import type { BodyRequest, BodyResponse, DeadLetter, MessagesRequest, MessagesResponse } from '../wire/dead-letters.ts';
import { deadLetter } from './dead-letter.ts';
import { messageBodies } from './message-bodies.ts';

const usualLimit = 100;

/** The messages of the queues, and their bodies. */
export interface MessageList {
  /** Lists messages as `replay list` does. Rejects with a UsageError for an invalid request. */
  readonly list: (request: MessagesRequest) => Promise<MessagesResponse>;
  /** Returns the body of one message, as it is in the queue. */
  readonly body: (request: BodyRequest) => Promise<BodyResponse>;
}

/** Returns the list over these ports. `signal` ends the reading of queues. */
export function messageList({ selection, clock }: DeadLetterPorts, signal: AbortSignal): MessageList {
  const bodies = messageBodies();
  return {
    list: async ({ queues = [], filter = {}, limit = usualLimit }) => {
      const matches = select(filter, clock.now);
      const chosen = selectionOf(selection, queues);
      const messages: DeadLetter[] = [];
      const reports: string[] = [];
      bodies.clear();
      const isComplete = await readQueues(chosen, {
        matches,
        signal,
        report: (line) => void reports.push(line),
        shouldStop: () => messages.length >= limit,
        onMessages: (found, queue) => {
          for (const read of found.slice(0, limit - messages.length)) {
            messages.push(deadLetter(read, queue.name));
            bodies.add(read);
          }
        },
      });
      return { messages, isComplete, hasMore: messages.length >= limit, reports };
    },
    body: async ({ queue, messageId }) => {
      const kept = bodies.of(messageId);
      if (kept !== undefined) return { text: kept };
      const ui = { interrupted: () => signal, progress: () => ({ advance: () => undefined, end: () => undefined }) };
      const found = await findMessage(messageId, selectionOf(selection, [queue]), {
        clock,
        ui,
        report: () => undefined,
      });
      return { text: found?.read.message.body };
    },
  };
}

/** Selects queues of the stack by name. Throws a UsageError for any other name, also for the URL of another queue. */
export function selectionOf(selection: QueueSelection, names: readonly string[]): QueueSelection {
  const known = selection.allQueues.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`Unknown queue "${unknown}". The stack has: ${known.join(', ')}.`);
  return { ...selection, queues: chooseQueues(selection.allQueues, names) };
}
