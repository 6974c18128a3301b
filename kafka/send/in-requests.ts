import type { Outgoing } from '../records/read-batch.ts';
import type { TopicLimits } from '../topics/topic-limits.ts';

// Room for the framing of a batch and of its records, and for their headers.
const share = 0.75;

/**
 * Splits records into requests, in their order per topic. A broker rejects the records of a partition as a whole, and the client
 * names neither partition nor topic. So a request is for one topic, and its size fits one partition. A record that the topic
 * may reject for itself has its own request.
 */
export function inRequests(outgoing: readonly Outgoing[], limitsOf: (topic: string) => TopicLimits): Outgoing[][] {
  const requests: Outgoing[][] = [];
  const open = new Map<string, { readonly request: Outgoing[]; bytes: number }>();
  for (const one of outgoing) {
    const { topic, key, value } = one.record;
    const { maxBatchBytes, needsKeys } = limitsOf(topic);
    const room = maxBatchBytes * share;
    const bytes = Buffer.byteLength(value);
    const current = open.get(topic);
    if (needsKeys && key === null) {
      requests.push([one]);
      open.delete(topic);
    } else if (current && current.bytes + bytes <= room) {
      current.request.push(one);
      current.bytes += bytes;
    } else {
      const request = [one];
      requests.push(request);
      open.set(topic, { request, bytes });
    }
  }
  return requests;
}
