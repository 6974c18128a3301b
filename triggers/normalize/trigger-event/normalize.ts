import { triggerSources } from '../../../contracts/trigger-sources.ts';
import { validateEvents } from '../cloud-event.ts';
import type { Normalized } from '../normalized.ts';
import { challenge } from './challenge.ts';
import { federation } from './federation.ts';
import type { NormalizeContext } from './identity-event.ts';
import { login } from './login.ts';
import { message } from './message.ts';
import { migration } from './migration.ts';
import type { Normalizers } from './normalizers.ts';
import { password } from './password.ts';
import { signUp } from './sign-up.ts';
import { token } from './token.ts';
import { readTriggerEvent } from './trigger-event.ts';

/** The normalizers by trigger source; a source that is not here is ignored, or unknown. */
export const normalizers: Normalizers = {
  ...signUp,
  ...password,
  ...login,
  ...token,
  ...challenge,
  ...message,
  ...migration,
  ...federation,
};

/** The identity events of a Cognito trigger event, as it is after the function of the trigger ran. */
export function normalize(input: unknown, context: NormalizeContext): Normalized {
  const trigger = readTriggerEvent(input);
  if (!trigger) return { problem: 'NOT_A_TRIGGER_EVENT' };
  if (!Object.hasOwn(triggerSources, trigger.triggerSource)) return { problem: 'UNKNOWN_TRIGGER_SOURCE' };
  const normalizer = normalizers[trigger.triggerSource];
  return normalizer ? validateEvents(normalizer(trigger, context)) : { nothing: 'IGNORED' };
}
