import type { IdentityEvent } from '../../contracts/catalogue.ts';
import { isIdentityEvent } from '../../contracts/read-event.ts';
import type { NormalizeContext } from './identity-event.ts';
import { login } from './login.ts';
import type { Normalizers } from './normalizers.ts';
import { password } from './password.ts';
import { signUp } from './sign-up.ts';
import { token } from './token.ts';
import { readTriggerEvent } from './trigger-event.ts';

/** Why a trigger event gave no identity event. Stable: log lines carry it. */
export type NormalizeProblem = 'NOT_A_TRIGGER_EVENT' | 'UNKNOWN_TRIGGER_SOURCE' | 'SCHEMA_VIOLATED';

export type Normalized = { readonly event: IdentityEvent } | { readonly problem: NormalizeProblem };

const families: Normalizers = { ...signUp, ...password, ...login, ...token };

/** Every trigger source that gives an event. */
export const triggerSources: readonly string[] = Object.keys(families);

/** The identity event of a Cognito trigger event. An event that fails its own schema is never given out. */
export function normalize(input: unknown, context: NormalizeContext): Normalized {
  const trigger = readTriggerEvent(input);
  if (!trigger) return { problem: 'NOT_A_TRIGGER_EVENT' };
  const normalizer = Object.hasOwn(families, trigger.triggerSource) ? families[trigger.triggerSource] : undefined;
  if (!normalizer) return { problem: 'UNKNOWN_TRIGGER_SOURCE' };
  const event = normalizer(trigger, context);
  return isIdentityEvent(event) ? { event } : { problem: 'SCHEMA_VIOLATED' };
}
