import type { ParsedMessage } from '../messages/parsed-message.ts';
import { processQueue } from '../queues/process-queue.ts';
import type { ReplayAws, WorkPorts } from '../replay-ports.ts';
import { arrivals } from '../selection/arrivals.ts';
import { selectSendable } from '../selection/select-sendable.ts';
import { rateLimiter } from './rate-limiter.ts';
import { sendAndDelete } from './send-and-delete.ts';
import type { Sending, SendReport } from './sending.ts';
import { tally } from './tally.ts';

const maxConcurrency = 12;
// With a rate, no message is in flight for longer than some seconds.
const messagesPerWorker = 50;

/** Sends the messages of one queue that match. In a dry run, only counts them. */
export async function sendQueue(sending: Sending, aws: ReplayAws, ports: WorkPorts): Promise<SendReport> {
  const { queue, route, yes, copy, force, max, perSecond, matches, signal } = sending;
  const [failed, skipped, types] = [tally(), tally(), tally()];
  const counts = { taken: 0, sent: 0, undeleted: 0 };
  if ('reason' in route) return { ...nothing, incompleteReasons: [route.reason] };
  const { visible, at } = await aws.queues.facts(queue.url);
  const since = arrivals(at, ports.clock.now);
  const bar = ports.ui.progress(Math.min(visible, max));
  const limitRate = rateLimiter(perSecond, ports.clock);
  const perCall = Math.min(10, perSecond ?? 10);

  const sendSome = async (messages: readonly ParsedMessage[]) => {
    await limitRate(messages.length);
    if (signal.aborted) return [];
    since.sends(messages);
    const { deliver } = route;
    const result = await sendAndDelete(messages, { deliver, queues: aws.queues, url: queue.url, copy });
    counts.sent += result.sent;
    counts.undeleted += result.undeleted.length;
    for (const code of result.refused) failed.add(code);
    bar.advance(messages.length);
    return result.deleted;
  };
  const onMessages = async (chosen: readonly ParsedMessage[]) => {
    const { sendable, skipped: reasons } = selectSendable(chosen, { force, arrivals: since });
    for (const reason of reasons) skipped.add(reason);
    const taken = sendable.slice(0, max - counts.taken);
    counts.taken += taken.length;
    for (const { type = 'no event' } of taken) types.add(type);
    if (!yes) return [];
    const deleted = [];
    for (let next = 0; next < taken.length; next += perCall) {
      deleted.push(...(await sendSome(taken.slice(next, next + perCall))));
    }
    return deleted;
  };
  try {
    const { seen, incompleteReasons } = await processQueue({
      aws,
      queue,
      matches,
      signal,
      concurrency: Math.min(maxConcurrency, Math.ceil((perSecond ?? Infinity) / messagesPerWorker)),
      shouldStop: () => counts.taken >= max,
      report: ports.report,
      onMessages,
    });
    const sent = yes ? counts.sent : counts.taken;
    return {
      sent,
      kept: seen - sent - failed.total() - skipped.total(),
      failed: failed.entries(),
      skipped: skipped.entries(),
      undeleted: counts.undeleted,
      types: types.entries(),
      incompleteReasons,
    };
  } finally {
    bar.end();
  }
}

const nothing: SendReport = {
  sent: 0,
  kept: 0,
  failed: {},
  skipped: {},
  undeleted: 0,
  types: {},
  incompleteReasons: [],
};
