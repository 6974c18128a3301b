// CommonJS modules, whose names Node finds only in the default export.
import errors from 'kafkajs/src/protocol/error.js';
import requests, { type MetadataAnswer } from 'kafkajs/src/protocol/requests/metadata/index.js';

/**
 * Makes kafkajs, in the whole process, read metadata per topic and partition. kafkajs 2.2.4 itself rejects the metadata of
 * all topics when one partition has no leader, or when one topic is unknown. See `parse` of
 * src/protocol/requests/metadata/v0/response.js, which every version uses.
 *
 * A topic with an error throws that error when kafkajs looks up its partitions. A partition without a leader has the
 * leader -1, so only a record for that partition is rejected. An answer without brokers refuses the whole request. It
 * has the same error for each topic, such as ILLEGAL_SASL_STATE for an expired token.
 */
export function installMetadata(): void {
  for (const version of requests.versions) requests.protocol({ version })({}).response.parse = perTopic;
}

function perTopic({ topicMetadata, ...answer }: MetadataAnswer): Promise<MetadataAnswer> {
  const failed = topicMetadata.find(({ topicErrorCode }) => topicErrorCode !== 0);
  if (failed && answer.brokers.length === 0) return Promise.reject(errors.createErrorFromCode(failed.topicErrorCode));
  return Promise.resolve({ ...answer, topicMetadata: topicMetadata.map(throwingWhereItFailed) });
}

type TopicMetadata = MetadataAnswer['topicMetadata'][number];

function throwingWhereItFailed(topic: TopicMetadata): TopicMetadata {
  const { topicErrorCode } = topic;
  if (topicErrorCode === 0) return topic;
  const get = (): never => {
    throw errors.createErrorFromCode(topicErrorCode);
  };
  // Not enumerable: a copy or a log line of the metadata does not look it up.
  return Object.defineProperty({ ...topic }, 'partitionMetadata', { get, enumerable: false });
}
