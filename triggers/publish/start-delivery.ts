import type { DeliveryMode } from '../../contracts/delivery-mode.ts';
import { logLine } from '../../contracts/log-line.ts';
import { failOpen, type Look } from './fail-open.ts';
import { afterResponse, unlessNone } from './after-response.ts';
import type { InternalExtension } from './extensions-api.ts';

export interface StartPorts<Subject> {
  /** The mode that the settings ask for. */
  readonly mode: DeliveryMode;
  /** Registers with the Extensions API; rejects where there is none. */
  readonly register: () => Promise<InternalExtension>;
  /** Loads what looks; may take long, and may reject. */
  readonly load: (mode: DeliveryMode) => Promise<Loaded<Subject>>;
  readonly log: (line: string) => void;
  /** Name of the bus, by which counts are told apart. @default - not known */
  readonly bus?: string | undefined;
  /** The remaining milliseconds of a subject whose answer waits. @default - no limit */
  readonly timeLeft?: (subject: Subject) => number | undefined;
}

export interface Loaded<Subject> {
  readonly look: Look<Subject>;
  /** Prepares for the first subject. Never rejects. */
  readonly warmUp: () => Promise<void>;
}

/**
 * Makes ready to look at trigger events after the response, or before it: where that is asked for, or where there is no
 * Extensions API, which is said once. Never rejects, and what it resolves with never does; undefined stands for an
 * invocation that gives nothing to look at. Await it during initialization.
 */
export async function startDelivery<Subject>({
  mode,
  register,
  load,
  log,
  bus,
  timeLeft,
}: StartPorts<Subject>): Promise<Look<Subject | undefined>> {
  const failing = (start: () => Look<Subject> | Promise<Look<Subject>>, when: DeliveryMode) =>
    failOpen(start, log, () => bus, when === 'before-response' ? timeLeft : undefined);
  const lookIn = (when: DeliveryMode) => failing(async () => (await load(when)).look, when);
  if (mode === 'after-response') {
    try {
      const looks = { afterAnswer: lookIn('after-response'), beforeAnswer: lookIn('before-response') };
      return afterResponse(await register(), looks, () => {
        log(fallback('EXTENSIONS_API_FAILED'));
      });
    } catch {
      log(fallback('NO_EXTENSIONS_API'));
    }
  }
  try {
    const { look, warmUp } = await load('before-response');
    await warmUp();
    return unlessNone(failing(() => look, 'before-response'));
  } catch {
    // It is tried again at the first subject, and told then.
    return unlessNone(lookIn('before-response'));
  }
}

const fallback = (code: string): string => {
  const detail = 'Events are published before the response: the function cannot work after it here.';
  return logLine({ level: 'warn', message: 'publishing before response', code, detail });
};
