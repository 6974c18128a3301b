import type { TopicState } from '../../contracts/forwarder-check.ts';
import { failureRow } from '../../kafka/failures/table/failure-table.ts';
import { ok, problem, warning, type Finding } from './finding.ts';

/** Checks whether a topic accepts events now, and keeps acknowledged events when a broker fails. */
export function topicCheck(state: TopicState): Finding {
  const check = `topic.${state.topic}`;
  if (!state.exists) {
    const { fix } = failureRow('KAFKA_TOPIC_MISSING');
    return problem(check, 'it does not exist, or the forwarder is not authorized to describe it', fix);
  }
  const { partitions, replicationFactor, minInSyncReplicas, notWritable } = state;
  const least =
    minInSyncReplicas === undefined ? 'unknown (the user is not authorized to read it)' : String(minInSyncReplicas);
  const text = `${partitions} partitions, replication factor ${replicationFactor}, min.insync.replicas ${least}`;
  if (notWritable.length > 0) {
    const fix = 'Start the unavailable brokers, or lower min.insync.replicas. Events wait in the queue until then.';
    return problem(check, `${text}; no event can be written to partition ${notWritable.join(', ')}`, fix);
  }
  const safe = `${text}; each partition accepts events`;
  if (replicationFactor > 1 && (minInSyncReplicas ?? 2) > 1) return ok(check, safe);
  const fix =
    'Set the replication factor of the topic to 3 and min.insync.replicas to 2. An acknowledged event is then on two brokers.';
  return warning(check, `${safe}; if one broker fails, acknowledged events may be lost`, fix);
}
