import type { FailureRow } from './failure-row.ts';

/** Failures that a broker reports in an answer, and that are not the fault of one record. */
export const brokerFailures: readonly FailureRow[] = [
  {
    codes: ['UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION'],
    action: 'skip-topic',
    why: 'The topic does not exist, or the brokers do not show it to the forwarder.',
    fix: 'Create the topic, correct its name, or allow the forwarder to describe it.',
  },
  {
    codes: ['TOPIC_AUTHORIZATION_FAILED'],
    action: 'skip-topic',
    why: 'The forwarder is not authorized to write to the topic.',
    fix: 'Allow it WRITE and DESCRIBE on the topic (MSK IAM: kafka-cluster:WriteData and kafka-cluster:DescribeTopic).',
  },
  {
    // A record has the time at which it is sent, so no event can be the cause.
    codes: ['INVALID_TIMESTAMP'],
    action: 'skip-topic',
    why: 'The topic rejects the time of the record, which is the time at which the forwarder sends it.',
    fix: "Check the brokers' clocks, and message.timestamp.before.max.ms and message.timestamp.after.max.ms of the topic.",
  },
  {
    codes: ['POLICY_VIOLATION'],
    action: 'skip-topic',
    why: 'A policy of the cluster forbids writing to the topic.',
    fix: "Check the limits and policies of the cluster with its operator, for example the plan's storage limit.",
  },
  {
    codes: ['CLUSTER_AUTHORIZATION_FAILED'],
    action: 'stop-batch',
    why: 'The forwarder is not authorized to use the cluster.',
    fix: 'Allow its principal to connect and to write (MSK IAM: kafka-cluster:Connect; Event Hubs: the Send claim).',
  },
  {
    codes: ['UNSUPPORTED_COMPRESSION_TYPE', 'UNSUPPORTED_FOR_MESSAGE_FORMAT'],
    action: 'stop-batch',
    why: 'The brokers do not support the compression or the format of the records.',
    fix: 'Set kafka.compression to gzip or none: Azure Event Hubs, for example, does not support zstd.',
  },
  {
    codes: ['UNSUPPORTED_VERSION', 'KafkaJSServerDoesNotSupportApiKey'],
    action: 'stop-batch',
    why: "The brokers do not support the client's version of the protocol.",
    fix: 'Use brokers that are compatible with Apache Kafka 2.1 or newer.',
  },
  {
    codes: [
      'NOT_LEADER_FOR_PARTITION',
      'NOT_LEADER_OR_FOLLOWER',
      'LEADER_NOT_AVAILABLE',
      'LISTENER_NOT_FOUND',
      'KafkaJSBrokerNotFound',
      'KafkaJSMetadataNotLoaded',
      'KafkaJSTopicMetadataNotLoaded',
    ],
    action: 'reconnect',
    why: 'The partition is moving to another broker, or does not have a leader on this listener.',
    fix: 'Nothing, if it passes within a minute. Else bring the missing brokers back, and configure this listener on each.',
  },
  {
    codes: ['NOT_ENOUGH_REPLICAS', 'NOT_ENOUGH_REPLICAS_AFTER_APPEND'],
    action: 'reconnect',
    why: 'Fewer replicas are in sync than min.insync.replicas requires.',
    fix: 'Bring the missing brokers back.',
  },
  {
    codes: ['REQUEST_TIMED_OUT'],
    action: 'reconnect',
    why: 'The replicas did not have the record in time; Kafka may still write it.',
    fix: 'Check the load and the network of the brokers.',
  },
  {
    codes: ['KAFKA_STORAGE_ERROR', 'CORRUPT_MESSAGE', 'UNKNOWN', 'UNKNOWN_SERVER_ERROR'],
    action: 'reconnect',
    why: 'A broker failed.',
    fix: "Read the broker's log.",
  },
  {
    codes: ['TOPIC_DELETED'],
    action: 'reconnect',
    why: 'The topic was deleted, and the forwarder creates it again.',
    fix: 'Nothing, if it passes. Else find out which program deletes the topic.',
  },
  {
    codes: ['NOT_ACKNOWLEDGED'],
    action: 'reconnect',
    why: "The brokers' answer does not name the partition of the record.",
    fix: 'Nothing, if it passes. Else check whether a proxy changes the answers of the brokers.',
  },
  {
    codes: ['OUT_OF_TIME'],
    action: 'reconnect',
    why: 'The invocation had no time left to send the record.',
    fix: 'Nothing, if it passes. Else check how fast the brokers answer, or set a lower kafka.batchSize or the forwarder.profile low-latency.',
  },
];
