import type { Peer } from '../peer.ts';
import { accountOf, invalidAccountOf, invalidKinds, type Account, type InvalidAccount } from './account.ts';
import { openPlace, remainsOf, settle, type Ground } from './ground.ts';
import { sendSteadily } from './load.ts';
import { maxRecordBytes, mixedMessages, validMessages, type PreparedMessage } from './messages.ts';
import { smallBatch } from './steady.ts';

export interface InvalidFigures {
  /** Of the valid messages among the invalid ones. */
  readonly account: Account;
  /** By kind. */
  readonly invalid: Readonly<Record<string, InvalidAccount>>;
}

const perSecond = 50;
const seconds = 10;
/** Before the first invalid message. */
const warmUpSeconds = 4;
/** One message in eleven is invalid. */
const interval = 10;
/** Shorter than for the other runs, so that five receives fit into the run. */
export const invalidVisibilitySeconds = 10;
const settleMs = 75_000;

/** Sends invalid messages among valid ones to every peer at the same time. The figures are in the order of the peers. */
export async function amongValid(ground: Ground, peers: readonly Peer[]): Promise<readonly InvalidFigures[]> {
  return Promise.all(
    peers.map(async (peer) => {
      const place = await openPlace(ground, peer, {
        run: 'invalid',
        batch: smallBatch,
        visibilitySeconds: invalidVisibilitySeconds,
        topicSettings: { 'max.message.bytes': String(maxRecordBytes) },
      });
      const running = await peer.start(place);
      try {
        const load = (messages: readonly PreparedMessage[]) =>
          sendSteadily(ground.calls, place.queueUrl, messages, { perSecond });
        const warmUp = await load(validMessages(perSecond * warmUpSeconds));
        await settle(ground, place.queueUrl, settleMs);
        const mixed = await load(mixedMessages(perSecond * seconds, interval));
        await settle(ground, place.queueUrl, settleMs);
        const remains = await remainsOf(ground, place);
        const invalid = invalidKinds.map((kind) => [kind, invalidAccountOf(mixed, kind, remains)] as const);
        const account = accountOf([...warmUp, ...mixed], remains);
        // A cold start takes its time, whatever it gets.
        const { lagsMs } = accountOf(mixed, remains);
        return { account: { ...account, lagsMs }, invalid: Object.fromEntries(invalid) };
      } finally {
        await running.stop();
      }
    }),
  );
}
