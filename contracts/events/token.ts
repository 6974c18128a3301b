import { Type, type Static } from '@sinclair/typebox';
import { auditData } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

const methods = ['authentication', 'hosted_ui', 'new_password', 'device', 'client_credentials'] as const;

export const TokenIssued = cloudEvent(
  'cognito.token.issued.v1',
  {
    title: 'TokenIssued',
    when: 'Cognito is about to issue tokens.',
    notWhen:
      'Not a sign of a login: GetTokensFromRefreshToken gives it, too, and so does a session of managed login that is ' +
      'continued. For client credentials only where the trigger is attached in version V3_0, and then without a subject.',
  },
  triggerData({
    method: Type.Union(
      methods.map((method) => Type.Literal(method)),
      {
        description:
          'How the caller came to the tokens: an API login, the hosted UI or managed login, a forced new password, ' +
          'a remembered device, or client credentials.',
        examples: ['authentication'],
      },
    ),
  }),
);
export type TokenIssued = Static<typeof TokenIssued>;

export const TokenRefreshed = cloudEvent(
  'cognito.token.refreshed.v1',
  {
    title: 'TokenRefreshed',
    when: 'Cognito is about to issue new tokens for a refresh token.',
    notWhen: 'Not for GetTokensFromRefreshToken, which AWS tells apart from a login in no way (token.issued).',
  },
  triggerData({}),
);
export type TokenRefreshed = Static<typeof TokenRefreshed>;

export const TokenRevoked = cloudEvent(
  'cognito.token.revoked.v1',
  {
    title: 'TokenRevoked',
    when: 'A refresh token, and the access tokens made from it, were revoked with RevokeToken.',
    notWhen:
      'Has no subject where the record names no user: for a token that was revoked before, and for an earlier token of a ' +
      'rotation, which ends the later ones, too. Not for a logout (logout.completed).',
  },
  auditData({}),
);
export type TokenRevoked = Static<typeof TokenRevoked>;
