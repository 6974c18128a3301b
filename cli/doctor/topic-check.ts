import type { TopicState } from '../../contracts/forwarder-check.ts';
import { failureRow } from '../../kafka/failures/table/failure-table.ts';
import { ok, problem, warning, type Finding } from './finding.ts';

/** Whether a topic takes events now, and keeps what it has acknowledged when a broker is lost. */
export function topicCheck(state: TopicState): Finding {
  const check = `topic.${state.topic}`;
  if (!state.exists) {
    const { fix } = failureRow('KAFKA_TOPIC_MISSING');
    return problem(check, 'it does not exist, or the forwarder is not authorized to describe it', fix);
  }
  const { partitions, replicationFactor, minInSyncReplicas, notWritable } = state;
  const least = minInSyncReplicas === undefined ? 'not told to this user' : String(minInSyncReplicas);
  const text = `${partitions} partitions, replication factor ${replicationFactor}, min.insync.replicas ${least}`;
  if (notWritable.length > 0) {
    const remedy =
      'Bring back the brokers that are away, or lower min.insync.replicas; until then events wait in the queue.';
    return problem(check, `${text}; no event can be written to partition ${notWritable.join(', ')}`, remedy);
  }
  const safe = `${text}; each takes events`;
  if (replicationFactor > 1 && (minInSyncReplicas ?? 2) > 1) return ok(check, safe);
  const remedy =
    'Give the topic replication factor 3 and min.insync.replicas 2: an acknowledged event is then on two brokers.';
  return warning(check, `${safe}, and one broker that is lost can take acknowledged events with it`, remedy);
}
