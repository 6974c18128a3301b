import { Type, type Static } from '@sinclair/typebox';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

const methods = ['authentication', 'hosted_ui', 'new_password', 'device', 'client_credentials'] as const;

export const TokenIssued = cloudEvent(
  'cognito.token.issued.v1',
  {
    title: 'TokenIssued',
    description:
      'Cognito is about to issue tokens. Not a sign of a login: GetTokensFromRefreshToken gives it, too. ' +
      'From the pre token generation trigger. Has no subject for client credentials.',
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
    description: 'Cognito is about to issue new tokens for a refresh token. From the pre token generation trigger.',
  },
  triggerData({}),
);
export type TokenRefreshed = Static<typeof TokenRefreshed>;
