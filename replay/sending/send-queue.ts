import { arrivals } from '../selection/arrivals.ts';
import { rateLimiter } from './rate-limiter.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';
import { sendAndDelete } from './send-and-delete.ts';
import { selectSendable } from '../selection/select-sendable.ts';
import { tally } from './tally.ts';
import { processQueue } from '../queues/process-queue.ts';
import type { ReplayAws, WorkPorts } from '../replay-ports.ts';
import type { Sending, SendReport } from './sending.ts';

type Ports = Pick<WorkPorts, 'now' | 'sleep' | 'stderr' | 'ui'>;

const allAtOnce = 12;
// With a rate, no message waits in our hands for longer than some seconds.
const messagesPerWorker = 50;

/** Sends the messages of one queue that match, or tells which would go. */
export async function sendQueue(sending: Sending, aws: ReplayAws, ports: Ports): Promise<SendReport> {
  const { queue, route, yes, copy, max, perSecond, signal } = sending;
  const [failed, skipped, types] = [tally(), tally(), tally()];
  const counts = { taken: 0, sent: 0, undeleted: 0 };
  if ('reason' in route) return { ...empty, incompleteReasons: [route.reason] };
  const { visible, at } = await aws.queues.facts(queue.url);
  const since = arrivals(at, ports.now);
  const bar = ports.ui.progress(Math.min(visible, max));
  const limitRate =
    perSecond === undefined ? undefined : rateLimiter({ perSecond, now: ports.now, sleep: ports.sleep });
  const perCall = Math.min(10, perSecond ?? 10);

  const sendSome = async (messages: readonly ParsedMessage[]) => {
    await limitRate?.(messages.length);
    if (signal.aborted) return [];
    since.sends(messages);
    const result = await sendAndDelete(messages, { deliver: route.deliver, queues: aws.queues, url: queue.url, copy });
    counts.sent += result.sent;
    counts.undeleted += result.undeleted.length;
    for (const code of result.refused) failed.add(code);
    bar.advance(messages.length);
    return result.deleted;
  };
  const onMessages = async (chosen: readonly ParsedMessage[]) => {
    const { sendable, skipped: left } = selectSendable(chosen, { force: sending.force, arrivals: since });
    for (const reason of left) skipped.add(reason);
    const taken = sendable.slice(0, max - counts.taken);
    counts.taken += taken.length;
    for (const { type = 'no event' } of taken) types.add(type);
    if (!yes) return [];
    const gone = [];
    for (let next = 0; next < taken.length; next += perCall) {
      gone.push(...(await sendSome(taken.slice(next, next + perCall))));
    }
    return gone;
  };
  try {
    const result = await processQueue({
      aws,
      queue,
      matches: sending.matches,
      signal,
      concurrency: perSecond === undefined ? allAtOnce : Math.min(allAtOnce, Math.ceil(perSecond / messagesPerWorker)),
      shouldStop: () => counts.taken >= max,
      stderr: ports.stderr,
      onMessages,
    });
    const sent = yes ? counts.sent : counts.taken;
    return {
      sent,
      kept: result.seen - sent - failed.total() - skipped.total(),
      failed: failed.entries(),
      skipped: skipped.entries(),
      undeleted: counts.undeleted,
      types: types.entries(),
      incompleteReasons: result.incompleteReasons,
    };
  } finally {
    bar.end();
  }
}

const empty: SendReport = { sent: 0, kept: 0, failed: {}, skipped: {}, undeleted: 0, types: {}, incompleteReasons: [] };
