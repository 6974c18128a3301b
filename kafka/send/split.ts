import type { Outgoing } from '../records/read-batch.ts';

/** Records that go out in one request. */
export interface Group {
  readonly outgoing: readonly Outgoing[];
  /** The partition of all records, if a failed request had chosen it. */
  readonly partition: number | undefined;
}

/**
 * Groups failed records as a broker accepts or rejects them: by topic, then by partition. `partitions` has one for each
 * record. A record without a key gets another partition each time, so it is a group by itself.
 */
export function byPartition(outgoing: readonly Outgoing[], partitions: readonly (number | undefined)[]): Group[] {
  const groups = new Map<string, { readonly outgoing: Outgoing[]; readonly partition: number | undefined }>();
  outgoing.forEach((one, index) => {
    const partition = partitions[index];
    const alone = one.record.key === null ? one.message.id : '';
    const place = JSON.stringify([one.record.topic, partition, alone]);
    const group = groups.get(place) ?? { outgoing: [], partition };
    groups.set(place, group);
    group.outgoing.push(one);
  });
  return [...groups.values()];
}

/** Cuts a group of two or more in the middle: a partition refused it as a whole, so nothing of it has been written. */
export function inHalves({ outgoing, partition }: Group): Group[] {
  const middle = Math.ceil(outgoing.length / 2);
  return [outgoing.slice(0, middle), outgoing.slice(middle)].map((half) => ({ outgoing: half, partition }));
}
