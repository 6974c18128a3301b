import type { InternalExtension } from '../../../triggers/publish/extensions-api.ts';

/** An extension whose invocations the test begins, and whose Extensions API the test breaks. */
export function fakeExtension() {
  let asked = 0;
  let begun = 0;
  let failure: Error | undefined;
  let waiting: PromiseWithResolvers<void> | undefined;
  const settle = (): void => {
    if (failure) waiting?.reject(failure);
    else if (begun >= asked) waiting?.resolve();
  };
  const extension: InternalExtension = {
    next: () => {
      asked += 1;
      waiting = Promise.withResolvers();
      settle();
      return waiting.promise;
    },
  };
  const invoke = (): void => {
    begun += 1;
    settle();
  };
  const fail = (error = new Error('The Extensions API is gone')): void => {
    failure = error;
    settle();
  };
  /** How often the extension has asked for the next invocation. */
  return { extension, invoke, fail, asked: () => asked };
}
