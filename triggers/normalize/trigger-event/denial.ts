import { triggerSources } from '../../../contracts/trigger-sources.ts';
import { validateEvents } from '../cloud-event.ts';
import { toObject } from '../../../platform/coerce.ts';
import type { Normalized } from '../normalized.ts';
import { identityEvent, type NormalizeContext } from './identity-event.ts';
import { signUpMethods } from './sign-up.ts';
import { readTriggerEvent } from './trigger-event.ts';

const stages = {
  PreAuthentication_Authentication: 'pre_authentication',
  PostAuthentication_Authentication: 'post_authentication',
} as const;

/** The event of a trigger whose own function threw: a denied sign-up or login. Other triggers deny no such thing. */
export function normalizeDenial(input: unknown, error: unknown, context: NormalizeContext): Normalized {
  const trigger = readTriggerEvent(input);
  if (!trigger) return { problem: 'NOT_A_TRIGGER_EVENT' };
  const { triggerSource } = trigger;
  if (!Object.hasOwn(triggerSources, triggerSource)) return { problem: 'UNKNOWN_TRIGGER_SOURCE' };
  const errorName = nameOf(error, toObject(input)['userName']);
  const method = signUpMethods[triggerSource];
  if (method) {
    const data = { method, errorName };
    // No user has this name: a name chosen for a refused account is only text that a person typed.
    const unnamed = method === 'self' ? { ...trigger, username: undefined } : trigger;
    return validateEvents([identityEvent('cognito.sign_up.denied.v1', unnamed, { ...context, data })]);
  }
  if (!isLogin(triggerSource)) return { nothing: 'NO_EVENT' };
  const data = { stage: stages[triggerSource], errorName };
  return validateEvents([identityEvent('cognito.login.denied.v1', trigger, { ...context, data })]);
}

const isLogin = (source: string): source is keyof typeof stages => Object.hasOwn(stages, source);

const plainName = /^[A-Za-z_$][\w$]{0,63}$/;

/** Returns the error's class; `Error` for a value without one, such as a thrown string, and for text that the user typed. */
function nameOf(error: unknown, typed: unknown): string {
  try {
    if (!(error instanceof Error)) return 'Error';
    const name: unknown = error.name === 'Error' ? error.constructor.name : error.name;
    return typeof name === 'string' && !hasTyped(name, typed) && plainName.test(name) ? name : 'Error';
  } catch {
    // A getter or a proxy of the error may throw. The event is published anyway.
    return 'Error';
  }
}

// A shorter text may be in a class by chance.
const leastTyped = 6;

const hasTyped = (name: string, typed: unknown): boolean =>
  name === typed ||
  (typeof typed === 'string' && typed.length >= leastTyped && name.toLowerCase().includes(typed.toLowerCase()));
