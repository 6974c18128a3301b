import { Duration } from 'aws-cdk-lib';
import type { PipelineConfig } from '../config/config-schema.ts';
import type { EventFilter } from '../config/consumers/event-filter.ts';
import type { EventTypes } from '../config/consumers/event-types.ts';
import type { ConsumerProps } from './event-consumer-props.ts';

/** A consumer of a configuration that has been checked, as its construct takes it. */
export function configuredConsumer(consumer: PipelineConfig['consumers'][string]): ConsumerProps {
  const { types, filter, target, maxEventAgeMinutes, retryAttempts } = consumer;
  return {
    types: types as EventTypes[],
    ...(filter === undefined ? {} : { filter: filter as EventFilter }),
    target,
    ...(maxEventAgeMinutes === undefined ? {} : { maxEventAge: Duration.minutes(maxEventAgeMinutes) }),
    ...(retryAttempts === undefined ? {} : { retryAttempts }),
  };
}
