import { triggerSources } from '../../contracts/trigger-sources.ts';
import { checked } from '../checked.ts';
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
  const errorName = nameOf(error);
  const method = signUpMethods[triggerSource];
  if (method) {
    const data = { method, errorName };
    return checked([identityEvent('cognito.sign_up.denied.v1', trigger, { ...context, data })]);
  }
  if (!isLogin(triggerSource)) return { nothing: 'NO_FACT' };
  const data = { stage: stages[triggerSource], errorName };
  return checked([identityEvent('cognito.login.denied.v1', trigger, { ...context, data })]);
}

const isLogin = (source: string): source is keyof typeof stages => Object.hasOwn(stages, source);

const plainName = /^[A-Za-z_$][\w$]{0,63}$/;

/** The error's class; `Error` for what has none, such as a text that was thrown. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  const name = error.name === 'Error' ? error.constructor.name : error.name;
  return plainName.test(name) ? name : 'Error';
}
