import { attemptWithin, type AttemptPorts, type Rejected } from './attempt.ts';
import { outOfTime, unacknowledged, type Failure, type FailureCause } from '../failures/failure.ts';
import type { Outgoing } from '../records/read-batch.ts';
import type { Outages } from './outages.ts';
import { retryPolicy, type RetryPolicy } from './retry-policy.ts';
import { byPartition, inHalves, type Group } from './split.ts';

export interface DeliverPorts extends AttemptPorts {
  /** Destroys the producer: after a failure its connections may be dead without knowing it. */
  readonly discard: () => void;
  readonly pause: (ms: number) => Promise<void>;
  /** Unavailable partitions, which the invocations of an environment remember. */
  readonly outages: Outages;
}

/** The result for the records of an invocation. */
export interface Delivery {
  /** One for each record that was not acknowledged. */
  readonly failures: readonly Failure[];
  /** Number of records in requests with an unknown outcome: Kafka may have them twice, now or after they are sent again. */
  readonly possibleDuplicates: number;
}

/**
 * Sends until every record is acknowledged, the time is over or the cluster counts as unavailable. Never rejects. Nothing
 * is written after it has resolved.
 *
 * The retries of the Kafka client are off, because it reports success for records that it lost when a leader moved. This loop
 * sends unacknowledged records again, so a record may be written twice, with the same event id. After a failure, each
 * partition gets separate requests. A partition that fails does not cause duplicates in the others.
 */
export async function deliver(
  outgoing: readonly Outgoing[],
  deadlineMs: number,
  ports: DeliverPorts,
): Promise<Delivery> {
  const run: Run = {
    ports,
    deadlineMs,
    policy: retryPolicy(ports.now),
    topics: new Map(),
    unsure: new Set(),
    unavailable: new Set(),
  };
  const failures: Failure[] = [];
  const groups: Group[] = outgoing.length > 0 ? [{ outgoing, partition: undefined }] : [];
  for (let group = groups.shift(); group; group = groups.shift()) {
    const { failed = [], next = [], later = [] } = await sendGroup(group, run);
    failures.push(...failed);
    groups.unshift(...next);
    groups.push(...later);
  }
  return { failures, possibleDuplicates: run.unsure.size };
}

/** The state of one invocation while its records are sent. */
interface Run {
  readonly ports: DeliverPorts;
  readonly deadlineMs: number;
  readonly policy: RetryPolicy;
  /** Topics that reject records, with the reason. */
  readonly topics: Map<string, FailureCause>;
  readonly unsure: Set<Outgoing>;
  /** Groups of one partition that failed while the cluster could be reached. */
  readonly unavailable: Set<Group>;
}

/** Failures that are final in this invocation, groups to send next, and groups to send after all others. */
interface Step {
  readonly failed?: readonly Failure[];
  readonly next?: readonly Group[];
  readonly later?: readonly Group[];
}

/** One attempt for a group. */
async function sendGroup(group: Group, run: Run): Promise<Step> {
  const { ports, deadlineMs, policy } = run;
  // Once records are cut into requests, each request has one topic. No topic has failed before.
  const skipped = run.topics.get(group.outgoing[0]?.record.topic ?? '');
  if (skipped) return failAll([group], skipped);
  const reason = policy.stopReason();
  if (reason) {
    if (reason.action === 'reconnect' && run.unavailable.has(group)) ports.outages.note(group, ports.now());
    return failAll([group], reason);
  }
  const waitMs = policy.pauseMs();
  if (ports.now() + waitMs >= deadlineMs) return failAll([group], policy.lastFailure() ?? outOfTime);
  if (waitMs > 0) await ports.pause(waitMs);
  const attempt = await attemptWithin(group.outgoing, deadlineMs, ports);
  if ('requests' in attempt) return { next: attempt.requests.map((one) => ({ outgoing: one, partition: undefined })) };
  if ('cause' in attempt) return afterRejection(group, attempt, run);
  const left = group.outgoing.filter((_one, index) => attempt.acknowledged[index] !== true);
  if (left.length < group.outgoing.length) policy.recordSuccess();
  if (left.length === 0) {
    ports.outages.end(group);
    return {};
  }
  policy.recordFailure(unacknowledged, true);
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
  // A partition accepts a request as a whole or not at all. Of several partitions, some may have accepted their part.
  const isRefused = (isFault || cause.action === 'skip-topic') && groups.length === 1;
  if (connected && !isRefused) group.outgoing.forEach((one) => run.unsure.add(one));
  if (isFault) {
    run.policy.recordSuccess();
    if (groups.length > 1) return { next: groups };
    return group.outgoing.length > 1 ? { next: groups.flatMap(inHalves) } : failAll(groups, cause);
  }
  run.ports.discard();
  if (cause.action === 'skip-topic') {
    run.policy.recordSuccess();
    group.outgoing.forEach(({ record }) => run.topics.set(record.topic, cause));
    return failAll(groups, cause);
  }
  run.policy.recordFailure(cause, connected);
  return connected ? afterOutage(groups, cause, run) : { later: groups };
}

/** Tries a partition that is known to be unavailable once, after the others. */
function afterOutage(groups: readonly Group[], cause: FailureCause, { ports, unavailable }: Run): Step {
  const isKnown = (group: Group): boolean => ports.outages.has(group, ports.now());
  const [known, others] = [groups.filter(isKnown), groups.filter((group) => !isKnown(group))];
  if (groups.length > 1) return { later: [...others, ...known] };
  others.forEach((group) => unavailable.add(group));
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
