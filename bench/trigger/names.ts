/** Names of the trigger functions that are compared. */
export const names = {
  /** Costs only what Lambda's runtime costs. Responses are compared with it. */
  floor: 'empty handler',
  /** The same function as another row: its difference to the floor is the error of the measurement. */
  floorAgain: 'empty handler again',
  afterResponse: 'this project, after the response',
  beforeResponse: 'this project, before the response',
  /** Compared with `afterResponse`: what the trace of a login costs. */
  traced: 'this project, with tracing',
  /** The time of an environment, CPU time and rate are compared with it. */
  plainSdk: 'AWS SDK in its usual form',
  kafkaProducer: 'Kafka producer in the trigger',
} as const;

export type VariantName = (typeof names)[keyof typeof names];

/** Rows that a goal needs: they have more environments in each round than the others. */
export const comparedNames: readonly VariantName[] = [
  names.floor,
  names.afterResponse,
  names.plainSdk,
  names.floorAgain,
  names.traced,
];
