import type { HandlerPorts } from '../../../forwarder/handler.ts';

const unexpected = () => Promise.reject(new Error('unexpected call'));

/** Queues that accept every message, and that a test does not check. */
export const acceptingQueues: HandlerPorts['queues'] = {
  sendToDeadLetterQueue: () => Promise.resolve([]),
  delayRetry: () => Promise.resolve(),
  reach: unexpected,
};

/** A cluster that acknowledges every record, in the topic `events`, and that a test does not check. */
export const acceptingCluster: HandlerPorts['cluster'] = {
  topicOf: () => 'events',
  deliver: () => Promise.resolve({ failures: [], possibleDuplicates: 0 }),
  check: unexpected,
};

/** Ports of a forwarder without faults: its clock always returns the same time, and its log is discarded. */
export const acceptingPorts: HandlerPorts = {
  cluster: acceptingCluster,
  queues: acceptingQueues,
  log: () => undefined,
  now: () => 1_000,
  bus: 'identity',
};
