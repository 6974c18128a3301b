import type { QueuePort, ReplayAws } from '../replay-ports.ts';
import { codeOf } from '../../platform/error-code.ts';
import type { ReplayQueue } from './find-queues.ts';
import type { QueueMessage } from '../messages/queue-message.ts';
import type { QueueFacts } from './queue-facts.ts';
import { parseMessage, type ParsedMessage } from '../messages/parsed-message.ts';
import { scanQueue } from './scan-queue.ts';

export interface ProcessQueueOptions {
  readonly aws: Pick<ReplayAws, 'queues'>;
  readonly queue: ReplayQueue;
  readonly matches: (read: ParsedMessage) => boolean;
  /** Ends the work in order, between two calls. */
  readonly signal: AbortSignal;
  /** Calls in the air at a time. @default 12 */
  readonly concurrency?: number;
  /** Whether no more is wanted. @default - the whole queue is */
  readonly shouldStop?: () => boolean;
  readonly stderr: (line: string) => void;
  /** Gets the messages that match, ten at most; resolves with those that are gone from the queue. */
  readonly onMessages: (chosen: readonly ParsedMessage[]) => Promise<readonly QueueMessage[]>;
}

/** What became of it. */
export interface ProcessQueueResult {
  readonly seen: number;
  readonly matched: number;
  /** Why not all messages were seen, in words; empty if all were. */
  readonly incompleteReasons: readonly string[];
}

// Looking counts as a delivery where SQS moves a message away after so many: below this it could be ours that moves it.
const leastReceives = 20;

/** Reads a queue and acts on the messages that match; all that stay in it are shown to others again afterwards. */
export async function processQueue(work: ProcessQueueOptions): Promise<ProcessQueueResult> {
  const { aws, queue, matches, signal, concurrency = 12, shouldStop = () => false, onMessages, stderr } = work;
  const facts = await aws.queues.facts(queue.url);
  const { maxReceiveCount = Infinity } = facts;
  if (maxReceiveCount < leastReceives) {
    return {
      seen: 0,
      matched: 0,
      incompleteReasons: [`looking counts as one of the ${maxReceiveCount} deliveries of its messages`],
    };
  }
  if (maxReceiveCount < Infinity) stderr(`${queue.name}: looking counts as one of ${maxReceiveCount} deliveries.`);
  let seen = 0;
  let matched = 0;
  const wear = { isOut: false };
  const full = { isFull: false };
  const options = {
    queues: { ...aws.queues, receive: untilFull(aws.queues.receive, full) },
    url: queue.url,
    concurrency,
    visibilitySeconds: visibilityFor(facts),
    shouldStop: () => signal.aborted || wear.isOut || shouldStop(),
  };
  await scanQueue(options, async (messages) => {
    seen += messages.length;
    wear.isOut ||= messages.some(({ receiveCount }) => receiveCount > maxReceiveCount / 2);
    const chosen = messages.map((message) => parseMessage(message, queue.format)).filter(matches);
    matched += chosen.length;
    return chosen.length > 0 ? onMessages(chosen) : [];
  });
  const incompleteReasons = incompleteReasonsOf(facts, {
    seen,
    shouldStop: shouldStop(),
    isInterrupted: signal.aborted,
  });
  if (wear.isOut) incompleteReasons.push('its messages were delivered too often already to look at them');
  if (full.isFull)
    incompleteReasons.push('SQS hides at most 120,000 messages of a queue at a time, and these were not all');
  return { seen, matched, incompleteReasons };
}

// What is listed comes back when all is listed. A queue on which that takes longer than its messages are hidden would be walked
// through in vain again and again, and so a deep one hides them longer: a worker sees some hundred messages per second.
const leastVisibilitySeconds = 120;
const messagesPerSecond = 250;
const mostVisibilitySeconds = 43_200;

const visibilityFor = ({ visible }: QueueFacts): number =>
  Math.min(mostVisibilitySeconds, leastVisibilitySeconds + Math.ceil(visible / messagesPerSecond));

/** Nothing more comes where SQS hides as many as it can ("Amazon SQS message quotas", SQS developer guide: OverLimit). */
const untilFull =
  (receive: QueuePort['receive'], full: { isFull: boolean }): QueuePort['receive'] =>
  async (url, visibilitySeconds) => {
    try {
      return await receive(url, visibilitySeconds);
    } catch (error) {
      if (codeOf(error) !== 'OverLimit') throw error;
      full.isFull = true;
      return [];
    }
  };

interface Seen {
  readonly seen: number;
  readonly shouldStop: boolean;
  readonly isInterrupted: boolean;
}

/** Why not all was seen. The counts of SQS are approximate: a queue that says more than was there is asked again. */
function incompleteReasonsOf({ visible, inFlight }: QueueFacts, { seen, shouldStop, isInterrupted }: Seen): string[] {
  if (isInterrupted) return ['interrupted'];
  if (shouldStop) return [];
  const incompleteReasons = [];
  if (inFlight > 0) {
    const count = inFlight === 1 ? '1 message was' : `${inFlight} messages were`;
    incompleteReasons.push(`${count} in flight in another consumer. Run the command again in a few minutes`);
  }
  if (seen < visible) incompleteReasons.push(`SQS counted about ${visible}; look again`);
  return incompleteReasons;
}
