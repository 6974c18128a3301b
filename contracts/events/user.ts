import { Type, type Static } from '@sinclair/typebox';
import { auditData, byWhom } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

export const UserCreatedByAdmin = cloudEvent(
  'cognito.user.created_by_admin.v1',
  {
    title: 'UserCreatedByAdmin',
    when: 'An administrator created a user with AdminCreateUser.',
    notWhen: 'Not for users who signed up themselves (sign_up.confirmed), nor for imported ones.',
  },
  auditData({}),
);
export type UserCreatedByAdmin = Static<typeof UserCreatedByAdmin>;

export const UserDeleted = cloudEvent(
  'cognito.user.deleted.v1',
  {
    title: 'UserDeleted',
    when: 'A user was deleted, by themselves or by an administrator.',
    notWhen: 'Not for each user of a pool that is deleted as a whole.',
  },
  auditData({ by: byWhom }),
);
export type UserDeleted = Static<typeof UserDeleted>;

export const UserDisabled = cloudEvent(
  'cognito.user.disabled.v1',
  {
    title: 'UserDisabled',
    when: 'An administrator disabled a user: no login, and the tokens are revoked.',
    notWhen: 'Not when Cognito locks a user for some time after wrong passwords (login.failed, too_many_attempts).',
  },
  auditData({}),
);
export type UserDisabled = Static<typeof UserDisabled>;

export const UserEnabled = cloudEvent(
  'cognito.user.enabled.v1',
  {
    title: 'UserEnabled',
    when: 'An administrator enabled a user who was disabled.',
    notWhen: 'Not when a new user is created, who is enabled from the start.',
  },
  auditData({}),
);
export type UserEnabled = Static<typeof UserEnabled>;

export const UserAttributesChanged = cloudEvent(
  'cognito.user.attributes_changed.v1',
  {
    title: 'UserAttributesChanged',
    when: 'Attributes of a user were set, verified or deleted.',
    notWhen: 'Never with values, and with names only where CloudTrail shows them. Not when a login updates them.',
  },
  auditData({
    by: byWhom,
    change: Type.Union([Type.Literal('updated'), Type.Literal('verified'), Type.Literal('deleted')], {
      description: 'What happened to the attributes.',
      examples: ['verified'],
    }),
    attributeNames: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'Names of the attributes; absent where CloudTrail hides them.',
        examples: [['email']],
      }),
    ),
  }),
);
export type UserAttributesChanged = Static<typeof UserAttributesChanged>;

export const UserMigrated = cloudEvent(
  'cognito.user.migrated.v1',
  {
    title: 'UserMigrated',
    when: "The team's function found a user in another directory, and Cognito takes the user over.",
    notWhen:
      'Only from functions in the wrapper: an observer on this trigger would break the login. Not when the function ' +
      'does not know the user. Has no subject: the user has no `sub` yet.',
  },
  triggerData({
    occasion: Type.Union([Type.Literal('login'), Type.Literal('forgot_password')], {
      description: 'What the user was doing.',
      examples: ['login'],
    }),
  }),
);
export type UserMigrated = Static<typeof UserMigrated>;
