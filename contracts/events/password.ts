import { type Static } from '@sinclair/typebox';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

export const PasswordResetConfirmed = cloudEvent(
  'cognito.password.reset_confirmed.v1',
  {
    title: 'PasswordResetConfirmed',
    description:
      'A user who had forgotten the password set a new one with the code. From the post confirmation trigger; ' +
      'not a sign-up, although the same trigger tells of it.',
  },
  triggerData({}),
);
export type PasswordResetConfirmed = Static<typeof PasswordResetConfirmed>;
