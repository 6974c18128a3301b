import { randomBytes } from 'node:crypto';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import type { TracingConfig } from '../config.ts';
import { traceBatch, type BatchTracing } from './batch-tracing.ts';
import { otlpSender } from './otlp-sender.ts';
import { spanExporter } from './span-exporter.ts';
import { xraySender } from './xray-sender.ts';

/** The tracing of an environment over the real network, clock and ids: a function that begins a batch. */
export function createTracing(config: TracingConfig, names: { readonly queue: string; readonly bus: string }) {
  const { mode, traceHeader, otlpEndpoint, daemonAddress, functionName, region } = config;
  const resource = {
    'cloud.provider': 'aws',
    'cloud.platform': 'aws_lambda',
    ...(region === undefined ? {} : { 'cloud.region': region }),
    ...(functionName === undefined ? {} : { 'faas.name': functionName }),
  };
  const send = mode === 'xray' ? xraySender(daemonAddress) : otlpSender(otlpEndpoint, resource);
  const exporter = spanExporter(send, monotonicMs);
  const newId = (bytes: number): string => randomBytes(bytes).toString('hex');
  return (): BatchTracing => traceBatch({ mode, ...names, exporter, traceHeader, newId });
}
