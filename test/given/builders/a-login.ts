import { randomUUID } from 'node:crypto';
import { aTriggerEventWith, type TriggerSample } from './a-trigger-event.ts';

/** A login of a user of its own. */
export const aLogin = (): TriggerSample =>
  aTriggerEventWith('PostAuthentication_Authentication', { userAttributes: { sub: randomUUID() } });
