import { kafkaFailureCause } from '../failures/failure.ts';
import type { Producer } from '../producer.ts';
import type { RepeatedTopicCheck } from './topic-check.ts';

/** The topic of the records is unknown to the brokers, and the next connection creates it. Nothing was written. */
class TopicDeletedError extends Error {
  override readonly name = 'TopicDeletedError';
  readonly code = 'TOPIC_DELETED';
}

/**
 * Reports topics that the brokers no longer know to the check. If the check then creates the topic, the records are
 * rejected with a TopicDeletedError, after which they are sent again over a new connection.
 */
export function recreatingTopics(producer: Producer, lost: RepeatedTopicCheck['lost']): Producer {
  return {
    ...producer,
    send: async (records) => {
      try {
        return await producer.send(records);
      } catch (error) {
        if (!unknown.has(kafkaFailureCause(error).code)) throw error;
        const isRecreated = [...new Set(records.map(({ topic }) => topic))].map(lost);
        throw isRecreated.includes(true) ? new TopicDeletedError('The topic was deleted.') : error;
      }
    },
  };
}

const unknown = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'UNKNOWN_TOPIC_ID']);
