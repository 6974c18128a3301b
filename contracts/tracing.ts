/**
 * Whether a login is traced until Kafka. `w3c`: the forwarder exports spans by OTLP. `xray`: Lambda and the forwarder record
 * segments in AWS X-Ray.
 */
export type TracingMode = 'off' | 'w3c' | 'xray';

export const tracingModes: readonly TracingMode[] = ['off', 'w3c', 'xray'];

/** Percentage of logins whose traces are recorded with `w3c`, if the configuration has none. X-Ray has its own sampling rules. */
export const defaultSamplePercent = 100;

/** Address of a collector that is an extension of the function. */
export const collectorEndpoint = 'http://localhost:4318';

/** Name of the Kafka header with the position of the record in its trace ("Trace Context", W3C Recommendation). */
export const traceparentHeader = 'traceparent';
