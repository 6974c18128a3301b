import type { InternalExtension } from './extensions-api.ts';
import { failOpen, type LazyProcessor, type TriggerInvocation } from './fail-open.ts';

/** Invocations that are processed after their responses. */
export interface DeferredWork {
  readonly extension: InternalExtension;
  readonly processor: LazyProcessor;
  /** Invocations whose responses have been sent, `undefined` for one without an event to process. */
  readonly answered: (TriggerInvocation | undefined)[];
  /** Whether the Extensions API has failed: events must be processed before the response from then on. */
  isBroken: boolean;
  wake: () => void;
}

/**
 * Starts to process invocations after their responses: when the response has gone to Cognito, the extension does the work,
 * within the same invocation. If the Extensions API fails, calls `onFailure` once, which must not throw.
 */
export function startDeferredWork(
  extension: InternalExtension,
  processor: LazyProcessor,
  onFailure: (error: unknown) => void,
): DeferredWork {
  const work: DeferredWork = { extension, processor, answered: [], isBroken: false, wake: () => undefined };
  void processAll(work).catch((error: unknown) => {
    work.isBroken = true;
    onFailure(error);
    return processAnswered(work);
  });
  return work;
}

/**
 * Defers an invocation until its response has been sent. Call it in every invocation, with `undefined` in one without an event
 * to process: the extension waits for it.
 */
export function defer(invocation: TriggerInvocation | undefined, work: DeferredWork): void {
  // The runtime posts the response in the check phase of this turn of the event loop; timers come only after it.
  setTimeout(addAnswered, 1, invocation, work);
}

function addAnswered(invocation: TriggerInvocation | undefined, work: DeferredWork): void {
  work.answered.push(invocation);
  work.wake();
  if (work.isBroken) void processAnswered(work);
}

/** Rejects if the Extensions API fails. */
async function processAll(work: DeferredWork): Promise<never> {
  for (;;) {
    await work.extension.next();
    if (work.answered.length === 0) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      work.wake = resolve as () => void;
      await promise;
    }
    await processAnswered(work);
  }
}

async function processAnswered({ answered, processor }: DeferredWork): Promise<void> {
  // Also invocations that are answered meanwhile: after the next call of `next` the environment may be frozen.
  while (answered.length > 0) {
    const processing: Promise<void>[] = [];
    for (const invocation of answered.splice(0)) if (invocation) processing.push(failOpen(invocation, processor));
    await Promise.all(processing);
  }
}
