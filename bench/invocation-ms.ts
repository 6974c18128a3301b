/** Milliseconds that an invocation of the forwarder has for Kafka: see reserveMs in forwarder/handler.ts. */
export const invocationMs = 25_000;
