import type { Outgoing } from './read-batch.ts';

/** Records that go out in one request, with the partitions that a failed request chose for them. */
export interface Group {
  readonly outgoing: readonly Outgoing[];
  readonly partitions: readonly (number | undefined)[];
}

/**
 * Cuts a group that failed along what a broker takes or refuses as a whole: by topic, then by partition. A group of one
 * partition stays as it is. What has no key gets another partition each time, so it goes alone.
 */
export function byPartition({ outgoing, partitions }: Group): Group[] {
  const groups = new Map<string, { outgoing: Outgoing[]; partitions: (number | undefined)[] }>();
  outgoing.forEach((one, index) => {
    const partition = partitions[index];
    const alone = one.record.key === null ? one.message.id : '';
    const place = JSON.stringify([one.record.topic, partition, alone]);
    const group = groups.get(place) ?? { outgoing: [], partitions: [] };
    groups.set(place, group);
    group.outgoing.push(one);
    group.partitions.push(partition);
  });
  return [...groups.values()];
}

/** Cuts a group of two or more in the middle: a partition refused it as a whole, so nothing of it has been written. */
export function inHalves({ outgoing, partitions }: Group): Group[] {
  const middle = Math.ceil(outgoing.length / 2);
  return [
    { outgoing: outgoing.slice(0, middle), partitions: partitions.slice(0, middle) },
    { outgoing: outgoing.slice(middle), partitions: partitions.slice(middle) },
  ];
}
