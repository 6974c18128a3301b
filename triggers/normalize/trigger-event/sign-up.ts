import type { EventOf } from '../../../contracts/catalog.ts';
import type { Normalizer, Normalizers } from './normalizers.ts';
import { identityEvent } from './identity-event.ts';
import { isFederated } from './login.ts';

type Method = EventOf<'cognito.sign_up.requested.v1'>['data']['method'];

/** Who asks for the account, by trigger source. */
export const signUpMethods: Readonly<Record<string, Method>> = {
  PreSignUp_SignUp: 'self',
  PreSignUp_AdminCreateUser: 'admin',
  PreSignUp_ExternalProvider: 'federated',
};

const requested =
  (method: Method): Normalizer =>
  (trigger, context) => [identityEvent('cognito.sign_up.requested.v1', trigger, { ...context, data: { method } })];

/** Pre sign-up and post confirmation of a sign-up. */
export const signUp: Normalizers = {
  ...Object.fromEntries(Object.entries(signUpMethods).map(([source, method]) => [source, requested(method)])),
  PostConfirmation_ConfirmSignUp: (trigger, context) => {
    const confirmed = identityEvent('cognito.sign_up.confirmed.v1', trigger, { ...context, data: {}, once: true });
    if (!isFederated(trigger)) return [confirmed];
    // Cognito confirms such a user during the first login, and fires no post authentication for that login ("Lambda
    // triggers", Cognito guide: federated users).
    const data = { method: 'federated' } as const;
    return [confirmed, identityEvent('cognito.login.succeeded.v1', trigger, { ...context, data, once: true })];
  },
};
