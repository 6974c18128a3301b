import { Type, type Static } from '@sinclair/typebox';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

export const FederationProfileReceived = cloudEvent(
  'cognito.federation.profile_received.v1',
  {
    title: 'FederationProfileReceived',
    when: "An external identity provider sent Cognito a user's profile, at the first and at later federated logins.",
    notWhen:
      "Only from functions in the wrapper. Says nothing of the profile's content, and has no subject: the user in the " +
      'pool is not known yet.',
  },
  triggerData({
    providerName: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 128,
        description: "Name of the identity provider in the pool's configuration.",
        examples: ['CorporateAD'],
      }),
    ),
    providerType: Type.Optional(
      Type.String({
        pattern: '^\\w{1,64}$',
        description: 'OIDC, SAML, Facebook, Google, SignInWithApple or LoginWithAmazon.',
        examples: ['SAML'],
      }),
    ),
  }),
);
export type FederationProfileReceived = Static<typeof FederationProfileReceived>;
