import type { TriggerInvocation } from '../../../triggers/publish/fail-open.ts';
import { aTriggerEvent } from './a-trigger-event.ts';

/** An invocation of a trigger function, by default with a login. */
export const anInvocation = (over: Partial<TriggerInvocation> = {}): TriggerInvocation => ({
  input: aTriggerEvent(),
  requestId: undefined,
  at: new Date('2026-11-24T03:12:45.123Z'),
  ...over,
});
