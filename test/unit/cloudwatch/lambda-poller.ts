import { metricKey, type MetricData } from './metric-data.ts';
import type { ModelMessage, ModelQueue } from './sqs-queue.ts';

/** How an invocation ended: how long it took, and the messages that it names as failed; "error" where it threw. */
export type Invoked = { readonly tookMs: number; readonly failed: readonly string[] } | 'error';

export interface PollerOptions {
  readonly queue: ModelQueue;
  readonly data: MetricData;
  readonly functionName: string;
  readonly batchSize: number;
  readonly maxConcurrency: number;
  readonly invoke: (messages: readonly ModelMessage[], nowMs: number) => Promise<Invoked>;
  /** Whether the event source mapping is on. */
  readonly isEnabled: (nowMs: number) => boolean;
  /** Whether Lambda throttles the function. */
  readonly isThrottled: (nowMs: number) => boolean;
}

/** An event source mapping of a queue with batch item failures, and the metrics of its function. */
export function lambdaPoller(options: PollerOptions): { readonly step: (nowMs: number) => Promise<void> } {
  const { queue, data, functionName, batchSize, maxConcurrency, invoke, isEnabled, isThrottled } = options;
  const running: { readonly endMs: number; readonly done: readonly string[] }[] = [];
  const put = (name: string, nowMs: number, value: number) => {
    data.put(metricKey('AWS/Lambda', name, { FunctionName: functionName }), nowMs, value);
  };
  return {
    step: async (nowMs) => {
      for (const ended of running.filter(({ endMs }) => endMs <= nowMs)) {
        running.splice(running.indexOf(ended), 1);
        ended.done.forEach(queue.delete);
      }
      while (isEnabled(nowMs) && running.length < maxConcurrency) {
        const messages = queue.receive(batchSize, nowMs);
        if (messages.length === 0) return;
        // A throttled batch stays hidden until the visibility timeout: its receive counts, but nothing processes it.
        if (isThrottled(nowMs)) {
          put('Throttles', nowMs, 1);
          continue;
        }
        const invoked = await invoke(messages, nowMs);
        put('Invocations', nowMs, 1);
        put('Errors', nowMs, invoked === 'error' ? 1 : 0);
        if (invoked === 'error') continue;
        const done = messages.map(({ id }) => id).filter((id) => !invoked.failed.includes(id));
        running.push({ endMs: nowMs + invoked.tookMs, done });
      }
    },
  };
}
