import type { Normalizers } from './normalizers.ts';
import { identityEvent } from './identity-event.ts';
import { asFlag } from './trigger-event.ts';

/** Pre and post authentication. */
export const login: Normalizers = {
  PreAuthentication_Authentication: (trigger, context) => {
    const userNotFound = asFlag(trigger.request['userNotFound']);
    const data = userNotFound === undefined ? {} : { userNotFound };
    return identityEvent('cognito.login.attempted.v1', trigger, { ...context, data });
  },
  PostAuthentication_Authentication: (trigger, context) => {
    const newDeviceUsed = asFlag(trigger.request['newDeviceUsed']);
    const data = newDeviceUsed === undefined ? {} : { newDeviceUsed };
    return identityEvent('cognito.login.succeeded.v1', trigger, { ...context, data });
  },
};
