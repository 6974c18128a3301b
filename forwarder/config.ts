import { busNameOf } from '../contracts/bus.ts';
import { ConfigError } from '../contracts/config-error.ts';
import type { ForwarderEnvironment } from '../contracts/environment.ts';
import { collectorEndpoint, tracingModes, type TracingMode } from '../contracts/tracing.ts';
import { readKafkaConfig, type KafkaConfig } from '../kafka/config.ts';

/** Settings of the forwarder: those of Kafka, its queues, and the event bus that it reports for. */
export interface Config extends KafkaConfig {
  /** Name of the bus, the dimension of the metrics. Undefined if the environment does not have it. */
  readonly bus: string | undefined;
  readonly queueUrl: string;
  readonly deadLetterQueueUrl: string;
  /** @default - tracing is off */
  readonly tracing?: TracingConfig | undefined;
}

/** Settings of the traces of events. */
export interface TracingConfig {
  readonly mode: Exclude<TracingMode, 'off'>;
  /** Base URL for spans. */
  readonly otlpEndpoint: string;
  /** host:port of the X-Ray daemon. */
  readonly daemonAddress: string;
  /** Returns the trace header of the running invocation. */
  readonly traceHeader: () => string | undefined;
  readonly functionName: string | undefined;
  readonly region: string | undefined;
}

type Environment = { readonly [Name in keyof ForwarderEnvironment]?: string | undefined };

/** Reads the forwarder's settings. Throws one ConfigError that names every bad variable, never a value. */
export function parseConfig(env: Environment): Config {
  const problems: string[] = [];
  const kafka = readKafkaConfig(env, problems);
  const queueUrl = env.QUEUE_URL ?? '';
  const deadLetterQueueUrl = env.DEAD_LETTER_QUEUE_URL ?? '';
  if (!URL.canParse(queueUrl)) problems.push('QUEUE_URL: URL of the queue');
  if (!URL.canParse(deadLetterQueueUrl)) problems.push('DEAD_LETTER_QUEUE_URL: URL of the dead-letter queue');
  const tracing = parseTracing(env, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...kafka, bus: busNameOf(env.EVENT_BUS_NAME), queueUrl, deadLetterQueueUrl, tracing };
}

/** The daemon's own address, for a function that Lambda does not start ("The X-Ray daemon", X-Ray developer guide). */
const defaultDaemon = '127.0.0.1:2000';

function parseTracing(env: Environment, problems: string[]): TracingConfig | undefined {
  const mode = tracingModes.find((known) => known === (env.TRACING || 'off'));
  if (!mode) problems.push(`TRACING: ${tracingModes.join(', ')}`);
  if (!mode || mode === 'off') return undefined;
  const otlpEndpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT || collectorEndpoint;
  if (!/^https?:/.test(otlpEndpoint) || !URL.canParse(otlpEndpoint))
    problems.push('OTEL_EXPORTER_OTLP_ENDPOINT: http or https URL');
  return {
    mode,
    otlpEndpoint,
    daemonAddress: env.AWS_XRAY_DAEMON_ADDRESS || defaultDaemon,
    // Lambda changes the variable with each invocation.
    traceHeader: () => env._X_AMZN_TRACE_ID,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    region: env.AWS_REGION,
  };
}
