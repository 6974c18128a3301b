import { clearImmediate, clearInterval, setImmediate, setInterval } from 'node:timers';
import type { Wait } from './outcome.ts';

/** Where Lambda's runtime keeps its own end of an invocation whose event loop is empty (Node 22 and earlier). */
const runtimeEnd = Symbol.for('aws.lambda.beforeExit');
const globals = globalThis as { [runtimeEnd]?: unknown };

/** Whether the runtime itself ends an invocation when the event loop is empty, as up to Node 22. */
export const runtimeWaitsForLoop = (): boolean => typeof globals[runtimeEnd] === 'function';

/** The work that keeps the event loop of this process from being empty, one name for each piece. */
export type Work = readonly string[];

/** The work now. Node does not list work of its thread pool, such as hashing and compression. */
export const workNow = (): Work => process.getActiveResourcesInfo();

/** Whether there is no more work of any kind than there was `before`. */
export function isQuiet(before: Work): boolean {
  const left = new Map<string, number>();
  for (const kind of before) left.set(kind, (left.get(kind) ?? 0) + 1);
  for (const kind of workNow()) {
    const count = left.get(kind) ?? 0;
    if (count === 0) return false;
    left.set(kind, count - 1);
  }
  return true;
}

/**
 * Calls `then` once, when the event loop is empty, and keeps the runtime from ending the invocation at that moment: its
 * answer would be nothing. The result stops the wait.
 */
export const onEmptyLoop: Wait = (then) => {
  const end = (): void => {
    if (runtimeWaitsForLoop()) globals[runtimeEnd] = () => undefined;
    then();
  };
  process.prependOnceListener('beforeExit', end);
  return () => void process.off('beforeExit', end);
};

// Milliseconds by which an answer may follow the end of the work.
const pauseMs = 5;

/**
 * Calls `then` once, when the work that has begun since `before` is done. Under a runtime that waits for an empty event
 * loop itself, `then` waits for the same. The result stops the wait.
 */
export const onQuiet =
  (before: Work): Wait =>
  (then) => {
    const stopEmpty = onEmptyLoop(then);
    if (runtimeWaitsForLoop()) return stopEmpty;
    let isOver = false;
    let turn: NodeJS.Immediate | undefined;
    const look = (): void => {
      if (!isOver && isQuiet(before)) then();
    };
    // The code that calls back must end first: it may begin more work.
    void Promise.resolve().then(() => {
      look();
      if (!isOver) turn = setImmediate(look);
    });
    const pause = setInterval(look, pauseMs).unref();
    return () => {
      isOver = true;
      stopEmpty();
      clearInterval(pause);
      clearImmediate(turn);
    };
  };
