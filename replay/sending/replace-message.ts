import type { ParsedMessage } from '../messages/parsed-message.ts';
import type { FoundMessage } from '../queues/find-message.ts';
import { processQueue } from '../queues/process-queue.ts';
import type { QueueSelection } from '../queues/queue-selection.ts';
import type { WorkPorts } from '../replay-ports.ts';
import { routeFrom } from './route.ts';
import { sendAndDelete, type SendResult } from './send-and-delete.ts';

/** The label of the destination, or a sentence about the failure. */
export type Replacement = { readonly sentTo: string } | { readonly failure: string };

/** Receives a message again, if it still is in its queue, sends the edited one and then deletes the original. */
export async function replaceMessage(
  { read: { message }, queue }: FoundMessage,
  edited: ParsedMessage,
  { aws, destinations }: QueueSelection,
  { ui, report }: WorkPorts,
): Promise<Replacement> {
  const route = routeFrom(queue, { aws, destinations });
  if ('reason' in route) return { failure: `${queue.name}: ${route.reason}.` };
  let result: SendResult | undefined;
  await processQueue({
    aws,
    queue,
    matches: (other) => other.message.messageId === message.messageId,
    signal: ui.interrupted(),
    report,
    shouldStop: () => result !== undefined,
    onMessages: async (originals) => {
      // SQS can deliver a message again that is already deleted ("Amazon SQS standard queues": at-least-once delivery).
      if (result) return [];
      const messages = originals.map(({ message: { handle } }) => ({
        ...edited,
        message: { ...edited.message, handle },
      }));
      const { deliver } = route;
      result = await sendAndDelete(messages, { deliver, queues: aws.queues, url: queue.url, copy: false });
      return result.deleted;
    },
  });
  if (!result) {
    const failure =
      'The original is no longer in its queue: another process has sent, deleted or received it. Nothing was sent.';
    return { failure };
  }
  const [code] = result.refused;
  if (code !== undefined)
    return { failure: `The destination rejected the event: ${code}. The original is still in ${queue.name}.` };
  return result.undeleted.length > 0
    ? { failure: `The event was sent, but the original is still in ${queue.name}. Purge it by its id.` }
    : { sentTo: route.label };
}
