import { codeOf } from '../../platform/error-code.ts';
import { parseMessage, type ParsedMessage } from '../messages/parsed-message.ts';
import type { QueueMessage } from '../messages/queue-message.ts';
import type { QueuePort, ReplayAws } from '../replay-ports.ts';
import type { ReplayQueue } from './find-queues.ts';
import { incompleteReasonsOf } from './incomplete-reasons.ts';
import type { QueueFacts } from './queue-facts.ts';
import { scanQueue } from './scan-queue.ts';

export interface ProcessQueueOptions {
  readonly aws: Pick<ReplayAws, 'queues'>;
  readonly queue: ReplayQueue;
  readonly matches: (read: ParsedMessage) => boolean;
  /** Ends the scan in order, between two calls. */
  readonly signal: AbortSignal;
  /** Concurrent calls. @default 12 */
  readonly concurrency?: number;
  /** Whether to stop before the end of the queue. @default - never */
  readonly shouldStop?: () => boolean;
  readonly report: (line: string) => void;
  /** Receives at most ten messages that match; resolves with those that it has deleted from the queue. */
  readonly onMessages: (chosen: readonly ParsedMessage[]) => Promise<readonly QueueMessage[]>;
}

export interface ProcessQueueResult {
  readonly seen: number;
  readonly matched: number;
  /** Reasons why some messages were not seen; empty if all were. */
  readonly incompleteReasons: readonly string[];
}

// SQS counts each scan as a delivery, and moves a message away after maxReceiveCount of them. Below this limit, a scan could be
// the delivery that moves it.
const leastReceives = 20;

/** Scans a queue and processes the messages that match. All messages that stay in the queue are visible again afterwards. */
export async function processQueue(options: ProcessQueueOptions): Promise<ProcessQueueResult> {
  const { aws, queue, matches, signal, concurrency = 12, shouldStop = () => false, onMessages, report } = options;
  const facts = await aws.queues.facts(queue.url);
  const { maxReceiveCount = Infinity } = facts;
  if (maxReceiveCount < leastReceives) {
    const reason = `a scan counts as one of the ${maxReceiveCount} deliveries of its messages`;
    return { seen: 0, matched: 0, incompleteReasons: [reason] };
  }
  if (maxReceiveCount < Infinity) report(`${queue.name}: a scan counts as one of ${maxReceiveCount} deliveries.`);
  let [seen, matched] = [0, 0];
  const limits = { isWornOut: false, isFull: false };
  const scan = {
    queues: { ...aws.queues, receive: untilFull(aws.queues.receive, limits) },
    url: queue.url,
    concurrency,
    visibilitySeconds: visibilityFor(facts),
    shouldStop: () => signal.aborted || limits.isWornOut || shouldStop(),
  };
  await scanQueue(scan, async (messages) => {
    seen += messages.length;
    limits.isWornOut ||= messages.some(({ receiveCount }) => receiveCount > maxReceiveCount / 2);
    const chosen = messages.map((message) => parseMessage(message, queue.format)).filter(matches);
    matched += chosen.length;
    return chosen.length > 0 ? onMessages(chosen) : [];
  });
  const isInterrupted = signal.aborted;
  const incompleteReasons = incompleteReasonsOf(facts, { ...limits, seen, isStopped: shouldStop(), isInterrupted });
  return { seen, matched, incompleteReasons };
}

// If a scan outlasted the visibility timeout, it would receive the same messages again and never finish. Deep queues therefore get
// a longer timeout. One worker reads a few hundred messages per second.
const leastVisibilitySeconds = 120;
const messagesPerSecond = 250;
const mostVisibilitySeconds = 43_200;

const visibilityFor = ({ visible }: QueueFacts): number =>
  Math.min(mostVisibilitySeconds, leastVisibilitySeconds + Math.ceil(visible / messagesPerSecond));

/** Receives nothing more once the queue has as many messages in flight as it can ("Amazon SQS message quotas": OverLimit). */
const untilFull =
  (receive: QueuePort['receive'], limits: { isFull: boolean }): QueuePort['receive'] =>
  async (url, visibilitySeconds) => {
    try {
      return await receive(url, visibilitySeconds);
    } catch (error) {
      if (codeOf(error) !== 'OverLimit') throw error;
      limits.isFull = true;
      return [];
    }
  };
