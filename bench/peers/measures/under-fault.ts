import { setTimeout as pause } from 'node:timers/promises';
import { openBad } from '../../bootstrap/bad-servers.ts';
import { leaderFrozen, rollingRestart, type Fault } from '../../faults/faults.ts';
import type { FaultName } from '../fault-names.ts';
import type { Peer } from '../peer.ts';
import { accountOf, type Account } from './account.ts';
import { openPlace, remainsOf, settle, type Ground } from './ground.ts';
import { sendSteadily } from './load.ts';
import { validMessages } from './messages.ts';
import { smallBatch } from './steady.ts';

/** Messages per second of each peer. All peers share the fault, and the machine. */
export const faultRate = 50;

const frozenMs = 14_000;
const maxSeconds = 150;
const beforeMs = 3000;
const afterMs = 3000;
const deadBootstrapMs = 8000;
/** A message that a Lambda handler did not finish is visible again after a minute, and may then fail again. */
const settleMs = 100_000;

const nothing: Fault = async () => {
  await pause(deadBootstrapMs);
  return undefined;
};

const faults: Readonly<Record<FaultName, Fault>> = {
  'rolling-restart': rollingRestart,
  'frozen-leader': leaderFrozen(frozenMs),
  'dead-bootstrap': nothing,
};

/**
 * Sends the same load to every peer while one fault happens to the brokers that they share, waits until their queues are empty,
 * and accounts for each message. The accounts are in the order of the peers.
 */
export async function underFault(ground: Ground, peers: readonly Peer[], name: FaultName): Promise<readonly Account[]> {
  const bad = name === 'dead-bootstrap' ? await openBad('black hole') : undefined;
  const bootstrap = bad ? `${bad.address},${ground.cluster.bootstrap}` : ground.cluster.bootstrap;
  const places = await Promise.all(
    peers.map((peer) => openPlace(ground, peer, { run: name, batch: smallBatch, bootstrap })),
  );
  const over = new AbortController();
  const running = await Promise.all(
    peers.map(async (peer, index) => {
      const place = places[index];
      if (!place) throw new Error('Every peer has a place.');
      const messages = validMessages(maxSeconds * faultRate);
      const settings = { perSecond: faultRate, signal: over.signal };
      const starting = peer.start(place);
      // With a dead server the start is what may take long: the messages then wait.
      if (!bad) await starting;
      const load = sendSteadily(ground.calls, place.queueUrl, messages, settings);
      return { started: await starting, load };
    }),
  );
  try {
    await pause(beforeMs);
    await faults[name](ground.cluster, places[0]?.topic ?? '');
    await pause(afterMs);
    over.abort();
    const loads = await Promise.all(running.map(({ load }) => load));
    await Promise.all(places.map(({ queueUrl }) => settle(ground, queueUrl, settleMs)));
    const accounts: Account[] = [];
    for (const [index, place] of places.entries())
      accounts.push(accountOf(loads[index] ?? [], await remainsOf(ground, place)));
    return accounts;
  } finally {
    over.abort();
    await Promise.all(running.map(({ started }) => started.stop()));
    bad?.close();
  }
}
