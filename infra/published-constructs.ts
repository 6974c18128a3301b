/** What the package gives out as `cognito-to-kafka/constructs`. */
export { EventConsumer, type ConsumerProps, type EventConsumerProps } from './constructs/event-consumer.ts';
export type { ConsumerTarget } from './constructs/consumer-target.ts';
export type { EventFilter } from './consumers/event-filter.ts';
export type { EventTypes } from './consumers/event-types.ts';
