import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { startTriggerFunction } from '../../local/rig/trigger-function.ts';
import { wrappedFunction } from '../../local/rig/wrapped-function.ts';
import { marginMs } from '../../triggers/publish/time-left.ts';
import { sampleLogin } from '../trigger/sample-login.ts';

/** A function of a team in the wrapper, and how long its handler works in each invocation. */
export interface WrappedFunction {
  readonly timeoutSeconds: number;
  /** Milliseconds. */
  readonly publishTimeoutMs: number;
  /** Milliseconds, one for each invocation. */
  readonly handlerMs: readonly number[];
}

/** One invocation under Lambda's own runtime, while bus and outbox hang. Milliseconds. */
export interface AddedTime extends Omit<WrappedFunction, 'handlerMs'> {
  readonly handlerMs: number;
  /** From the handler's own time to the response. */
  readonly addedMs: number;
  /** What the wrapper may add. */
  readonly allowedMs: number;
}

const cognitoWaitsMs = 5000;

const handler = `export const handler = withIdentityEvents((event) =>
  new Promise((done) => setTimeout(done, Number(event.request.clientMetadata.ms), event)));`;

/**
 * Measures what the wrapper adds to a handler that works for so long. Throws if a login gets another answer than the
 * handler gave. The first invocation, which finds a bus that answers, is not measured: the client's connection is there.
 */
export async function addedTimes({
  timeoutSeconds,
  publishTimeoutMs,
  handlerMs,
}: WrappedFunction): Promise<AddedTime[]> {
  const trigger = await startTriggerFunction({
    prepare: wrappedFunction(handler),
    settings: { PUBLISH_TIMEOUT_MS: String(publishTimeoutMs) },
    timeoutSeconds,
  });
  const invoke = async (ms: number): Promise<number> => {
    const login = sampleLogin(randomUUID());
    const event = { ...login, request: { ...login.request, clientMetadata: { ms: String(ms) } } };
    const { answer, responseMs } = await trigger.invoke(event);
    if (isDeepStrictEqual(answer, event)) return responseMs;
    throw new Error(`After ${ms} ms of ${timeoutSeconds} s a login got another answer: ${JSON.stringify(answer)}`);
  };
  const measured: AddedTime[] = [];
  try {
    await invoke(0);
    trigger.bus.behave('hangs');
    trigger.outbox.behave('hangs');
    for (const ms of handlerMs) {
      const leftMs = Math.min(timeoutSeconds * 1000, cognitoWaitsMs) - ms - marginMs;
      const allowedMs = Math.max(0, Math.min(publishTimeoutMs, leftMs));
      measured.push({ timeoutSeconds, publishTimeoutMs, handlerMs: ms, addedMs: (await invoke(ms)) - ms, allowedMs });
    }
  } finally {
    await trigger.stop();
  }
  return measured;
}
