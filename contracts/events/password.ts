import { Type, type Static } from '@sinclair/typebox';
import { auditData, byWhom } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

export const PasswordResetRequested = cloudEvent(
  'cognito.password.reset_requested.v1',
  {
    title: 'PasswordResetRequested',
    when: 'A caller requested a code to replace a forgotten password, or an administrator required a user to replace it.',
    notWhen:
      'Not proof that a user exists: app clients that hide who exists accept the request for unknown users, too; it then ' +
      'has no subject.',
  },
  auditData({ by: byWhom }),
);
export type PasswordResetRequested = Static<typeof PasswordResetRequested>;

export const PasswordResetConfirmed = cloudEvent(
  'cognito.password.reset_confirmed.v1',
  {
    title: 'PasswordResetConfirmed',
    when: 'A user who had forgotten the password set a new one with the code.',
    notWhen: 'Not a sign-up, although the same trigger reports both.',
  },
  triggerData({}),
);
export type PasswordResetConfirmed = Static<typeof PasswordResetConfirmed>;

export const PasswordChanged = cloudEvent(
  'cognito.password.changed.v1',
  {
    title: 'PasswordChanged',
    when: 'A signed-in user replaced the password with ChangePassword.',
    notWhen:
      'Not for a forgotten password (password.reset_confirmed), nor for the new password that replaces a temporary one ' +
      'of AdminCreateUser or AdminSetUserPassword at a login (token.issued with the method new_password).',
  },
  auditData({}),
);
export type PasswordChanged = Static<typeof PasswordChanged>;

export const PasswordSetByAdmin = cloudEvent(
  'cognito.password.set_by_admin.v1',
  {
    title: 'PasswordSetByAdmin',
    when: 'An administrator gave a user a password with AdminSetUserPassword.',
    notWhen: 'Not for the temporary password of AdminCreateUser (user.created_by_admin).',
  },
  auditData({
    permanent: Type.Optional(
      Type.Boolean({
        description:
          'False for a temporary password, which the user must replace at the next login. True for a permanent one: it also ' +
          'confirms the user, without sign_up.confirmed. Absent where the record does not tell.',
        examples: [true],
      }),
    ),
  }),
);
export type PasswordSetByAdmin = Static<typeof PasswordSetByAdmin>;
