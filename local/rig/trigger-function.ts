import { rm } from 'node:fs/promises';
import type { IdentityEvent } from '../../contracts/catalog.ts';
import { triggerTimeoutSeconds } from '../../contracts/delivery-mode.ts';
import type { Stub } from './aws-stub.ts';
import { startBus, startQueue, type Outboxed } from './aws-stubs.ts';
import { startLambda } from './lambda-runtime.ts';
import { newTraceHeader, watchRuntimeApi, type BeforeAnswer, type Refuse, type RuntimeApi } from './runtime-api.ts';
import { bundleTrigger, type TriggerBundle } from './trigger-bundle.ts';

/** One invocation, seen from outside. Milliseconds; moments are of `performance.now()`. */
export interface Invocation {
  readonly answer: unknown;
  /** When the function had posted its response. */
  readonly respondedAt: number;
  /** How long Cognito would have waited. */
  readonly responseMs: number;
  /** How long it took in all, with what the extension does after the response. */
  readonly totalMs: number;
}

export interface TriggerFunction {
  readonly bus: Stub<IdentityEvent>;
  readonly outbox: Stub<Outboxed>;
  readonly bundle: TriggerBundle;
  readonly invoke: (event: unknown, traceHeader?: string) => Promise<Invocation>;
  /** The function's own log lines so far. */
  readonly lines: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** How often its environment has been initialized: more than once only after Lambda had to end it. */
  readonly initializations: () => Promise<number>;
  /** How many responses it has posted. */
  readonly responses: () => number;
  readonly stop: () => Promise<void>;
}

interface Options {
  /** Settings in place of those that are right. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly refuse?: Refuse;
  readonly beforeAnswer?: BeforeAnswer;
  /** For the response and the extension together. @default - that of the deployed function */
  readonly timeoutSeconds?: number;
  /** Changes the bundle before it is started. */
  readonly prepare?: (bundle: TriggerBundle) => Promise<void>;
}

/** Starts the bundled trigger function under Lambda's runtime, with a bus and an outbox of its own. */
export async function startTriggerFunction({
  settings,
  refuse = () => undefined,
  beforeAnswer,
  timeoutSeconds = triggerTimeoutSeconds,
  prepare,
}: Options = {}): Promise<TriggerFunction> {
  const bundle = await bundleTrigger();
  await prepare?.(bundle);
  const [bus, outbox] = await Promise.all([startBus(), startQueue()]);
  let api: RuntimeApi | undefined;
  let header: string | undefined;
  const lambda = await startLambda({
    folder: bundle.folder,
    timeoutSeconds,
    memoryMiB: 256,
    environment: {
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_EVENTBRIDGE: `http://127.0.0.1:${bus.port}`,
      AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${outbox.port}`,
      EVENT_BUS_NAME: 'identity-events',
      OUTBOX_QUEUE_URL: `http://127.0.0.1:${outbox.port}/000000000000/outbox`,
      ...settings,
    },
    runtimeApi: async (address) => {
      api = await watchRuntimeApi(address, refuse, beforeAnswer, () => header ?? newTraceHeader());
      return `127.0.0.1:${api.port}`;
    },
  });
  const response = /^\/runtime\/invocation\/.+\/response$/;
  const lastOf = (path: RegExp) => api?.exchanges.findLast((exchange) => path.test(exchange.path));
  return {
    bus,
    outbox,
    bundle,
    invoke: async (event, traceHeader) => {
      const begin = performance.now();
      header = traceHeader;
      const answer = await lambda.invoke(event);
      const totalMs = performance.now() - begin;
      const respondedAt = lastOf(response)?.askedAt ?? NaN;
      const givenAt = lastOf(/^\/runtime\/invocation\/next$/)?.answeredAt ?? NaN;
      return { answer, respondedAt, responseMs: respondedAt - givenAt, totalMs };
    },
    lines: async () =>
      (await lambda.log())
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    initializations: async () => (await lambda.log()).match(/INIT START/g)?.length ?? 0,
    responses: () => api?.exchanges.filter(({ path }) => response.test(path)).length ?? 0,
    stop: async () => {
      await lambda.stop();
      for (const server of [bus, outbox, api]) server?.stop();
      await rm(bundle.folder, { recursive: true });
    },
  };
}
