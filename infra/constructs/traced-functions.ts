import { Tokenization } from 'aws-cdk-lib';
import { collectorEndpoint, type TracingMode } from '../../contracts/tracing.ts';
import type { ForwarderEnvironment, TriggerEnvironment } from '../../contracts/environment.ts';
import type { LambdaFunctionProps } from './lambda-function.ts';

/** Where the forwarder sends spans with the tracing `w3c`. */
export interface OtlpProps {
  /**
   * Base URL of a receiver of OTLP over HTTP. It must answer without credentials.
   * @default - `http://localhost:4318` with `collectorLayerArn`, otherwise required
   */
  readonly endpoint?: string;
  /** ARN of a version of a Lambda layer with an OpenTelemetry collector, for the forwarder. @default - no layer */
  readonly collectorLayerArn?: string;
  /** Percentage of the logins with spans, 1 to 100. @default 100 */
  readonly samplePercent?: number;
}

/** Whether and how events are traced until Kafka. */
export interface TracingProps {
  /** With 'w3c' spans are exported by OTLP; with 'xray' the functions have active tracing. @default 'off' */
  readonly tracing?: TracingMode;
  /** Where the spans go with the tracing 'w3c', and of which logins. @default - required with 'w3c' */
  readonly otlp?: OtlpProps | undefined;
}

/** Returns how Lambda traces a function itself: only with X-Ray. */
export const activeTracing = (tracing: TracingMode | undefined): Pick<LambdaFunctionProps, 'activeTracing'> =>
  tracing === 'xray' ? { activeTracing: true } : {};

/** Returns the variable that switches the tracing of a publisher on. */
export const tracingVariable = (tracing: TracingMode = 'off'): Pick<TriggerEnvironment, 'TRACING'> =>
  tracing === 'off' ? {} : { TRACING: tracing };

/** Returns the variable for the share of logins that is traced. */
export const samplingVariable = ({ samplePercent }: OtlpProps = {}): Pick<
  TriggerEnvironment,
  'TRACING_SAMPLE_PERCENT'
> => (samplePercent === undefined ? {} : { TRACING_SAMPLE_PERCENT: Tokenization.stringifyNumber(samplePercent) });

/** Returns the variables for the traces of the forwarder. */
export const forwarderTracing = (
  tracing: TracingMode | undefined,
  { endpoint = collectorEndpoint }: OtlpProps = {},
): Pick<ForwarderEnvironment, 'TRACING' | 'OTEL_EXPORTER_OTLP_ENDPOINT'> => ({
  ...tracingVariable(tracing),
  ...(tracing === 'w3c' ? { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } : {}),
});
