import type { Normalizers } from './normalizers.ts';
import { asFlag } from '../lenient.ts';
import { identityEvent } from './identity-event.ts';
import type { TriggerEvent } from './trigger-event.ts';

/** Pre and post authentication. */
export const login: Normalizers = {
  PreAuthentication_Authentication: (trigger, context) => {
    const userNotFound = asFlag(trigger.request['userNotFound']);
    const data = userNotFound === undefined ? {} : { userNotFound };
    return [identityEvent('cognito.login.attempted.v1', trigger, { ...context, data })];
  },
  PostAuthentication_Authentication: (trigger, context) => {
    const newDeviceUsed = asFlag(trigger.request['newDeviceUsed']);
    const data = { ...loginMethod(trigger), ...(newDeviceUsed === undefined ? {} : { newDeviceUsed }) };
    return [identityEvent('cognito.login.succeeded.v1', trigger, { ...context, data })];
  },
};

const statusName = 'cognito:user_status';
// The status of a user whom an external provider answers for ("UserType", Cognito API reference).
const federatedStatus = 'EXTERNAL_PROVIDER';

/** Whether an external identity provider answers for the user. */
export const isFederated = ({ userAttributes }: Pick<TriggerEvent, 'userAttributes'>): boolean =>
  userAttributes[statusName]?.toUpperCase() === federatedStatus;

function loginMethod(trigger: TriggerEvent): { method?: 'local' | 'federated' } {
  if (isFederated(trigger)) return { method: 'federated' };
  const { [statusName]: status, identities } = trigger.userAttributes;
  // A user of the pool who is linked with external identities keeps the status and may come either way.
  return status === undefined || (identities !== undefined && identities !== '[]') ? {} : { method: 'local' };
}
