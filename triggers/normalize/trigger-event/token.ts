import type { EventOf } from '../../../contracts/catalog.ts';
import type { Normalizer, Normalizers } from './normalizers.ts';
import { identityEvent } from './identity-event.ts';

type Method = EventOf<'cognito.token.issued.v1'>['data']['method'];

const issued =
  (method: Method): Normalizer =>
  (trigger, context) => [identityEvent('cognito.token.issued.v1', trigger, { ...context, data: { method } })];

/** Pre token generation, of all three versions. */
export const token: Normalizers = {
  TokenGeneration_HostedAuth: issued('hosted_ui'),
  TokenGeneration_Authentication: issued('authentication'),
  TokenGeneration_NewPasswordChallenge: issued('new_password'),
  TokenGeneration_AuthenticateDevice: issued('device'),
  TokenGeneration_ClientCredentials: issued('client_credentials'),
  TokenGeneration_RefreshTokens: (trigger, context) => [
    identityEvent('cognito.token.refreshed.v1', trigger, { ...context, data: {} }),
  ],
};
