import { attemptWithin, type AttemptPorts, type Rejected } from './attempt.ts';
import { outOfTime, unacknowledged, type Failure, type FailureCause } from '../failures/failure.ts';
import { giveUp, type GiveUp } from './give-up.ts';
import type { Outgoing } from '../records/read-batch.ts';
import type { Outages } from './outages.ts';
import { byPartition, inHalves, type Group } from './split.ts';

export interface DeliverPorts extends AttemptPorts {
  /** Destroys the producer: after a failure its connections may be dead without knowing it. */
  readonly discard: () => void;
  readonly pause: (ms: number) => Promise<void>;
  /** Unavailable partitions, which the invocations of an environment remember. */
  readonly outages: Outages;
}

/** What became of the records of an invocation. */
export interface Delivery {
  /** One for each record that was not acknowledged. */
  readonly failures: readonly Failure[];
  /** Records that were in a request whose outcome is not known: Kafka may have them twice, now or after their return. */
  readonly possiblyTwice: number;
}

/**
 * Sends until every record is acknowledged, the time is over or the cluster seems down. Never rejects, and nothing is
 * written after it returned.
 *
 * The Kafka client's own retries are off, because they lose records in silence when a leader moves; here everything
 * that is not acknowledged is sent again. A record may therefore land twice, with the same event id. After a failure
 * each partition gets requests of its own, so that one that fails does not have the others written again and again.
 */
export async function deliver(
  outgoing: readonly Outgoing[],
  deadlineMs: number,
  ports: DeliverPorts,
): Promise<Delivery> {
  const run: Run = {
    ports,
    deadlineMs,
    ending: giveUp(ports.now),
    topics: new Map(),
    unsure: new Set(),
    away: new Set(),
  };
  const failures: Failure[] = [];
  const groups: Group[] = outgoing.length > 0 ? [{ outgoing, partition: undefined }] : [];
  for (let group = groups.shift(); group; group = groups.shift()) {
    const { failed = [], next = [], later = [] } = await sendGroup(group, run);
    failures.push(...failed);
    groups.unshift(...next);
    groups.push(...later);
  }
  return { failures, possiblyTwice: run.unsure.size };
}

/** What is known while the records of one invocation are sent. */
interface Run {
  readonly ports: DeliverPorts;
  readonly deadlineMs: number;
  readonly ending: GiveUp;
  /** Topics that cannot be written to, and why. */
  readonly topics: Map<string, FailureCause>;
  readonly unsure: Set<Outgoing>;
  /** Groups of one partition that failed while the cluster could be reached. */
  readonly away: Set<Group>;
}

/** What has failed for this invocation, what is sent next, and what after everything else. */
interface Step {
  readonly failed?: readonly Failure[];
  readonly next?: readonly Group[];
  readonly later?: readonly Group[];
}

/** One attempt for a group. */
async function sendGroup(group: Group, run: Run): Promise<Step> {
  const { ports, deadlineMs, ending } = run;
  // What has been cut into requests is of one topic, and before that no topic has failed.
  const skipped = run.topics.get(group.outgoing[0]?.record.topic ?? '');
  if (skipped) return failAll([group], skipped);
  const reason = ending.reason();
  if (reason) {
    if (reason.action === 'reconnect' && run.away.has(group)) ports.outages.note(group, ports.now());
    return failAll([group], reason);
  }
  const waitMs = ending.pauseMs();
  if (ports.now() + waitMs >= deadlineMs) return failAll([group], ending.last() ?? outOfTime);
  if (waitMs > 0) await ports.pause(waitMs);
  const attempt = await attemptWithin(group.outgoing, deadlineMs, ports);
  if ('requests' in attempt) return { next: attempt.requests.map((one) => ({ outgoing: one, partition: undefined })) };
  if ('cause' in attempt) return afterRejection(group, attempt, run);
  const left = group.outgoing.filter((_one, index) => attempt.acknowledged[index] !== true);
  if (left.length < group.outgoing.length) ending.works();
  if (left.length === 0) {
    ports.outages.end(group);
    return {};
  }
  ending.failed(unacknowledged, true);
  ports.discard();
  left.forEach((one) => run.unsure.add(one));
  return { later: [{ ...group, outgoing: left }] };
}

function afterRejection(group: Group, { cause, connected, partitions }: Rejected, run: Run): Step {
  const groups = byPartition(
    group.outgoing,
    partitions.map((partition) => partition ?? group.partition),
  );
  const isFault = cause.action === 'dead-letter';
  // A partition takes a request as a whole or not at all; of several, some may have taken their part.
  const isRefused = (isFault || cause.action === 'skip-topic') && groups.length === 1;
  if (connected && !isRefused) group.outgoing.forEach((one) => run.unsure.add(one));
  if (isFault) {
    run.ending.works();
    if (groups.length > 1) return { next: groups };
    return group.outgoing.length > 1 ? { next: groups.flatMap(inHalves) } : failAll(groups, cause);
  }
  run.ports.discard();
  if (cause.action === 'skip-topic') {
    run.ending.works();
    group.outgoing.forEach(({ record }) => run.topics.set(record.topic, cause));
    return failAll(groups, cause);
  }
  run.ending.failed(cause, connected);
  return connected ? afterOutage(groups, cause, run) : { later: groups };
}

/** Tries a partition that is known to be unavailable once, after the others. */
function afterOutage(groups: readonly Group[], cause: FailureCause, { ports, away }: Run): Step {
  const isKnown = (group: Group): boolean => ports.outages.has(group, ports.now());
  const [known, others] = [groups.filter(isKnown), groups.filter((group) => !isKnown(group))];
  if (groups.length > 1) return { later: [...others, ...known] };
  others.forEach((group) => away.add(group));
  known.forEach((group) => {
    ports.outages.note(group, ports.now());
  });
  return { ...failAll(known, cause), later: others };
}

const failAll = (groups: readonly Group[], cause: FailureCause): Step => ({
  failed: groups.flatMap(({ outgoing, partition }) =>
    outgoing.map(({ message, record: { topic } }) => ({
      message,
      topic,
      ...(partition === undefined ? {} : { partition }),
      cause,
    })),
  ),
});
