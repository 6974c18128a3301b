import type { SmokeAws } from '../../../cli/smoke/smoke-ports.ts';
import { withOverrides, type PortOverrides } from './port-overrides.ts';

/** When commands on the fake begin, Unix time in milliseconds. */
export const smokeStart = Date.UTC(2026, 10, 24, 3, 12, 45);

/** Outputs of the stack on the fake. */
export const smokeOutputs = {
  EventBusName: 'bus',
  QueueUrl: 'queue',
  RuleDeadLetterQueueUrl: 'rule-dead-letters',
  ForwarderFunctionName: 'forwarder',
};

const notExpected = () => Promise.reject(new Error('not expected'));

/** An AWS where the canary reaches Kafka at `smokeStart` plus 1130 ms. */
export const fakeSmokeAws = (over: PortOverrides<SmokeAws> = {}): SmokeAws =>
  withOverrides(
    {
      stack: { outputs: () => Promise.resolve(smokeOutputs) },
      bus: { publish: () => Promise.resolve() },
      forwarder: {
        checkKafka: () => Promise.resolve({ reached: true, tookMs: 7, topics: ['events'] }),
        delivered: (_function, id) =>
          Promise.resolve({
            id,
            topic: 'events',
            queuedMs: smokeStart,
            receivedMs: smokeStart + 1100,
            acknowledgedMs: smokeStart + 1130,
          }),
        userEvents: notExpected,
        watchTopic: notExpected,
      },
      queues: { depth: () => Promise.resolve(0) },
      pools: {
        triggers: notExpected,
        loginPool: () => {
          throw new Error('not expected');
        },
      },
    },
    over,
  );
