import type { Look } from './fail-open.ts';
import type { InternalExtension } from './extensions-api.ts';

/** Looks at a subject if there is one. */
export const unlessNone =
  <Subject>(look: Look<Subject>): Look<Subject | undefined> =>
  async (subject) => {
    if (subject !== undefined) await look(subject);
  };

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
 * then on, and `onFailure`, which must not throw, is told once. Has to be called in every invocation: with undefined in
 * one that gives nothing to look at.
 */
export function afterResponse<Subject>(
  extension: InternalExtension,
  { afterAnswer, beforeAnswer }: Looks<Subject>,
  onFailure: (error: unknown) => void,
): Look<Subject | undefined> {
  const answered: (Subject | undefined)[] = [];
  let onAnswer: () => void = () => undefined;
  let broken = false;
  const lookAtAnswered = async (): Promise<void> => {
    // Also at what is answered meanwhile: after the next call of `next` the environment may be frozen.
    while (answered.length > 0) await Promise.all(answered.splice(0).map(unlessNone(afterAnswer)));
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
      await unlessNone(beforeAnswer)(subject);
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
