import type { Look } from '../fail-open.ts';
import type { InternalExtension } from './extensions-api.ts';

/** Looks for both times; neither may reject. */
export interface Looks<Subject> {
  /** When nobody waits. */
  readonly afterAnswer: Look<Subject>;
  /** When a login waits. */
  readonly beforeAnswer: Look<Subject>;
}

/**
 * A look that takes place after the answer: it resolves at once, and the extension does the work when the response has
 * gone to Cognito, within the same invocation. When the Extensions API fails, looks take place before the answer from
 * then on, and `onFailure`, which must not throw, is told once.
 */
export function afterResponse<Subject>(
  extension: InternalExtension,
  { afterAnswer, beforeAnswer }: Looks<Subject>,
  onFailure: (error: unknown) => void,
): Look<Subject> {
  const answered: Subject[] = [];
  let onAnswer: () => void = () => undefined;
  let broken = false;
  const lookAtAnswered = async (): Promise<void> => {
    // Also at what is answered meanwhile: after the next call of `next` the environment may be frozen.
    while (answered.length > 0) await Promise.all(answered.splice(0).map(afterAnswer));
  };
  const work = async (): Promise<void> => {
    for (;;) {
      await extension.next();
      if (answered.length === 0) await new Promise<void>((resolve) => (onAnswer = resolve));
      await lookAtAnswered();
    }
  };
  void work().catch(async (error: unknown) => {
    broken = true;
    onFailure(error);
    await lookAtAnswered();
  });
  return async (subject) => {
    if (broken) {
      await beforeAnswer(subject);
      return;
    }
    // The runtime posts the response in the check phase of this turn of the event loop; timers come only after it.
    setTimeout(() => {
      answered.push(subject);
      onAnswer();
      if (broken) void lookAtAnswered();
    }, 1);
  };
}
