import type { QueueSelection } from '../queues/queue-selection.ts';
import type { WorkPorts } from '../replay-ports.ts';
import { routeFrom, type To } from './route.ts';
import { sendQueue } from './send-queue.ts';
import { isSendComplete, type Sending, type SendReport } from './sending.ts';

/** How to send the messages of several queues. */
export interface SendingAll extends Omit<Sending, 'queue' | 'route' | 'max'> {
  /** Maximum number of messages of all queues together. @default - no maximum */
  readonly max: number | undefined;
  /** Destination. @default - where the messages of each queue came from */
  readonly to: To | undefined;
}

export interface SendQueuesPorts extends WorkPorts {
  /** Receives the result of each queue. */
  readonly onReport: (sending: Sending, report: SendReport) => void;
}

/**
 * Sends the messages of the selected queues that match, one queue after the other. In a dry run, only counts them. Resolves with
 * whether every selected message was sent or deliberately skipped. Closes the connections to Kafka.
 */
export async function sendQueues(
  selection: Pick<QueueSelection, 'aws' | 'queues' | 'destinations'>,
  { max = Infinity, to, ...options }: SendingAll,
  { onReport, ...ports }: SendQueuesPorts,
): Promise<boolean> {
  let left = max;
  let isComplete = true;
  try {
    for (const queue of selection.queues) {
      const sending: Sending = { ...options, max: left, queue, route: routeFrom(queue, selection, to) };
      const report = await sendQueue(sending, selection.aws, ports);
      left -= report.sent;
      isComplete &&= isSendComplete(report);
      onReport(sending, report);
      if (left <= 0 || options.signal.aborted) break;
    }
  } finally {
    selection.aws.kafka.close();
  }
  return isComplete;
}
