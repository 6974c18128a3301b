import type { ReadRecord, Reader } from '../../kafka/reader.ts';
import { followTopics, type Followed } from '../../live/feed/follow-topics.ts';
import { receivedRecord } from '../../live/feed/received-record.ts';
import type { FeedListener, FeedPort } from '../../live/ports/feed-port.ts';
import { objectIn, toText } from '../../platform/coerce.ts';
import type { Pipeline } from '../rig/pipeline.ts';
import type { BusWatch } from './bus-watch.ts';

interface LocalFeedOptions {
  readonly pipeline: Pick<Pipeline, 'bootstrap' | 'topic'>;
  readonly connect: () => Promise<Reader>;
  readonly bus: Pick<BusWatch, 'refresh' | 'publishedMs' | 'arrived'>;
  /** Receives each record, and when it arrived, before the page does. */
  readonly onRecord: (record: ReadRecord, consumedMs: number) => void;
}

/** The records of the local topic, with the times from the record of the bus. */
export function localFeed({ pipeline, connect, bus, onRecord }: LocalFeedOptions): FeedPort {
  const topics = [pipeline.topic];
  let followed: Followed | undefined;
  const received = (record: ReadRecord, listener: FeedListener): void => {
    const consumedMs = Date.now();
    const id = toText(objectIn(record.value ?? '')?.['id']);
    bus.refresh();
    if (id !== undefined) bus.arrived(id);
    onRecord(record, consumedMs);
    const publishedMs = id === undefined ? undefined : bus.publishedMs(id);
    listener.onEvent({ ...receivedRecord(record, consumedMs), publishedMs });
  };
  return {
    start: async (listener) => {
      followed = followTopics({
        topics,
        connect,
        onRecord: (record) => {
          received(record, listener);
        },
        onState: (failure) => {
          listener.onFeed({ from: 'topic', topics }, failure && unreachable(pipeline.bootstrap));
        },
      });
      await followed.tried;
    },
    choose: () => Promise.resolve({ from: 'topic', topics }),
    close: async () => {
      await followed?.close();
    },
  };
}

const unreachable = (bootstrap: string) => ({
  panel: 'events' as const,
  code: 'KAFKA_UNREACHABLE',
  text: `Kafka on ${bootstrap} cannot be reached. Events wait in the queue.`,
  fix: 'Start Kafka. The page connects again by itself.',
});
