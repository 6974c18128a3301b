import { concurrentExecutions, triggersOfLogin } from '../../contracts/quotas.ts';
import { rates } from './assumptions.ts';
import { whole } from './figures.ts';

const environmentsIn10s = 1_000;
const connectionsOfBroker = 100;
const atOnce = 10_000;

/** Limits that no request raises: what, what follows, and where AWS says so. */
export const fixedLimits: readonly (readonly [limit: string, meaning: string, source: string])[] = [
  [
    'Cognito waits 5 seconds for a trigger',
    'With `after-response` no login waits; `before-response` stays below it, see [delivery-to-the-bus.md](delivery-to-the-bus.md).',
    '"Customizing user pool workflows with Lambda triggers", Cognito guide',
  ],
  [
    'Cognito takes 10 reading and 10 writing operations of a user per second',
    'A load test needs many users.',
    '"Quotas in Amazon Cognito", Cognito guide',
  ],
  [
    `A function gets ${whole(environmentsIn10s)} environments more every 10 seconds`,
    `${whole(atOnce)} logins a second out of nothing need ` +
      `${whole(concurrentExecutions.needed(atOnce))}: ` +
      `${whole((concurrentExecutions.needed(atOnce) / environmentsIn10s) * 10)} seconds in which logins fail.`,
    '"Lambda quotas", Lambda guide',
  ],
  [
    'An environment takes 10 synchronous invocations a second',
    'Faster than 100 ms, the trigger function saves money but no concurrency.',
    '"Lambda quotas", Lambda guide',
  ],
  [
    'The forwarder has 1,000 batches at a time at most',
    '`kafka.maxConcurrency` ends there.',
    'page `services-sqs-scaling`, Lambda guide',
  ],
  [
    'SQS keeps a message for 14 days',
    'So long may a dead letter wait for somebody.',
    'page `quotas-messages`, SQS guide',
  ],
  [
    `MSK with IAM takes ${connectionsOfBroker} new connections a second for each broker (4 on t3), and 3,000 in all`,
    'The forwarder opens few and keeps them. A producer in the trigger with a connection for each event would need ' +
      `${rates.map((logins) => whole((logins * triggersOfLogin) / connectionsOfBroker)).join(', ')} brokers for ` +
      `${rates.map(whole).join(', ')} logins a second, for connecting alone. Whether AWS raises it is not verified.`,
    'page `limits`, MSK guide',
  ],
  [
    'Cognito answers 30 calls of ListUsers a second in an account',
    'The audit function makes 5 of them at most, so that applications have the rest. It asks once for each user whose record names no ' +
      'pool. Where users of other pools make more such calls in a second, divided by the number of observed pools, records wait in ' +
      'the queue, and the alarm RecordsWithoutPool tells of it.',
    '"Quotas in Amazon Cognito", Cognito guide',
  ],
  [
    "CloudTrail's way to EventBridge is best effort",
    'No rate and no delay are stated, so none is here.',
    'EventBridge reference',
  ],
];
