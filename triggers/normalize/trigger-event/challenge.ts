import type { Normalizers } from './normalizers.ts';
import { toBoolean, plainName } from '../../../platform/coerce.ts';
import { identityEvent } from './identity-event.ts';
import type { NormalizeContext } from './identity-event.ts';
import type { TriggerEvent } from './trigger-event.ts';

function answered(trigger: TriggerEvent, context: NormalizeContext) {
  const correct = toBoolean(trigger.response['answerCorrect']);
  // Not judged: the function of the trigger has not run, or failed.
  if (correct === undefined) return [];
  return [identityEvent('cognito.challenge.answered.v1', trigger, { ...context, data: { correct } })];
}

/** Custom challenges; never with the question, the answer or the private parameters. */
export const challenge: Normalizers = {
  CreateAuthChallenge_Authentication: (trigger, context) => {
    const { challengeName: name, session } = trigger.request;
    const round = (Array.isArray(session) ? session.length : 0) + 1;
    const data = { challengeName: plainName(name), round };
    return [identityEvent('cognito.challenge.issued.v1', trigger, { ...context, data })];
  },
  VerifyAuthChallengeResponse_Authentication: answered,
  VerifyAuthChallenge_Authentication: answered,
};
