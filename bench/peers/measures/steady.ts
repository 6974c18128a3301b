import type { Peer } from '../peer.ts';
import { accountOf, type Account } from './account.ts';
import { openPlace, remainsOf, settle, type Ground } from './ground.ts';
import { sendSteadily } from './load.ts';
import { validMessages } from './messages.ts';

export const steadyRate = 200;
/** A Lambda handler gets what one call receives, as without a batching window. */
export const smallBatch = 10;

const warmUpMs = 3000;
const settleMs = 60_000;

/** Sends events at a steady rate for so many seconds, after a warm-up that does not count. */
export async function steady(ground: Ground, peer: Peer, seconds: number): Promise<Account> {
  const place = await openPlace(ground, peer, { run: 'steady', batch: smallBatch });
  const running = await peer.start(place);
  try {
    const messages = validMessages((warmUpMs / 1000 + seconds) * steadyRate);
    const sent = await sendSteadily(ground.calls, place.queueUrl, messages, { perSecond: steadyRate });
    await settle(ground, place.queueUrl, settleMs);
    const countsFromMs = (sent[0]?.sentMs ?? 0) + warmUpMs;
    const remains = await remainsOf(ground, place);
    const measured = sent.filter(({ sentMs }) => sentMs >= countsFromMs);
    return { ...accountOf(sent, remains), lagsMs: accountOf(measured, remains).lagsMs };
  } finally {
    await running.stop();
  }
}
