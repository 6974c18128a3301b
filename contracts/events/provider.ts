import { Type, type Static } from '@sinclair/typebox';
import { auditData } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';

const providerName = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 128,
    description: 'Name of the identity provider; absent where CloudTrail hides it.',
    examples: ['Google'],
  }),
);

export const UserProviderLinked = cloudEvent(
  'cognito.user.provider_linked.v1',
  {
    title: 'UserProviderLinked',
    when: 'An administrator linked a user of the pool with an identity at an external provider.',
    notWhen: 'Not at a federated login, which makes a user of its own.',
  },
  auditData({ providerName }),
);
export type UserProviderLinked = Static<typeof UserProviderLinked>;

export const UserProviderUnlinked = cloudEvent(
  'cognito.user.provider_unlinked.v1',
  {
    title: 'UserProviderUnlinked',
    when: 'An administrator took the link between a user and an external identity away.',
    notWhen: 'Not when the identity provider itself is removed from the pool.',
  },
  auditData({ providerName }),
);
export type UserProviderUnlinked = Static<typeof UserProviderUnlinked>;
