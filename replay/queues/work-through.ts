import type { QueuePort, ReplayAws } from '../replay-ports.ts';
import { codeOf } from '../../platform/error-code.ts';
import type { ReplayQueue } from './find-queues.ts';
import type { QueueMessage } from '../messages/queue-message.ts';
import type { QueueFacts } from './queue-facts.ts';
import { parseMessage, type ParsedMessage } from '../messages/parsed-message.ts';
import { walkQueue } from './walk-queue.ts';

export interface Work {
  readonly aws: Pick<ReplayAws, 'queues'>;
  readonly queue: ReplayQueue;
  readonly matches: (read: ParsedMessage) => boolean;
  /** Ends the work in order, between two calls. */
  readonly signal: AbortSignal;
  /** Calls in the air at a time. @default 12 */
  readonly lanes?: number;
  /** Whether no more is wanted. @default - the whole queue is */
  readonly isEnough?: () => boolean;
  readonly stderr: (line: string) => void;
  /** Gets the messages that match, ten at most; resolves with those that are gone from the queue. */
  readonly act: (chosen: readonly ParsedMessage[]) => Promise<readonly QueueMessage[]>;
}

/** What became of it. */
export interface Worked {
  readonly seen: number;
  readonly matched: number;
  /** Why not all messages were seen, in words; empty if all were. */
  readonly gaps: readonly string[];
}

// Looking counts as a delivery where SQS moves a message away after so many: below this it could be ours that moves it.
const leastReceives = 20;

/** Reads a queue and acts on the messages that match; all that stay in it are shown to others again afterwards. */
export async function workThrough(work: Work): Promise<Worked> {
  const { aws, queue, matches, signal, lanes = 12, isEnough = () => false, act, stderr } = work;
  const facts = await aws.queues.facts(queue.url);
  const { maxReceiveCount = Infinity } = facts;
  if (maxReceiveCount < leastReceives) {
    return {
      seen: 0,
      matched: 0,
      gaps: [`looking counts as one of the ${maxReceiveCount} deliveries of its messages`],
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
    lanes,
    visibilitySeconds: visibilityFor(facts),
    isEnough: () => signal.aborted || wear.isOut || isEnough(),
  };
  await walkQueue(options, async (messages) => {
    seen += messages.length;
    wear.isOut ||= messages.some(({ receiveCount }) => receiveCount > maxReceiveCount / 2);
    const chosen = messages.map((message) => parseMessage(message, queue.format)).filter(matches);
    matched += chosen.length;
    return chosen.length > 0 ? act(chosen) : [];
  });
  const gaps = gapsOf(facts, { seen, isEnough: isEnough(), isInterrupted: signal.aborted });
  if (wear.isOut) gaps.push('its messages were delivered too often already to look at them');
  if (full.isFull) gaps.push('SQS hides at most 120,000 messages of a queue at a time, and these were not all');
  return { seen, matched, gaps };
}

// What is listed comes back when all is listed. A queue on which that takes longer than its messages are hidden would be walked
// through in vain again and again, and so a deep one hides them longer: a lane sees some hundred messages per second.
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
  readonly isEnough: boolean;
  readonly isInterrupted: boolean;
}

/** Why not all was seen. The counts of SQS are approximate: a queue that says more than was there is asked again. */
function gapsOf({ visible, inFlight }: QueueFacts, { seen, isEnough, isInterrupted }: Seen): string[] {
  if (isInterrupted) return ['interrupted'];
  if (isEnough) return [];
  const gaps = [];
  if (inFlight > 0) {
    const count = inFlight === 1 ? '1 message was' : `${inFlight} messages were`;
    gaps.push(`${count} in flight in another consumer. Run the command again in a few minutes`);
  }
  if (seen < visible) gaps.push(`SQS counted about ${visible}; look again`);
  return gaps;
}
