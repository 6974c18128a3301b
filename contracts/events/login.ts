import { Type, type Static } from '@sinclair/typebox';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

export const LoginAttempted = cloudEvent(
  'cognito.login.attempted.v1',
  {
    title: 'LoginAttempted',
    description:
      'A login begins; the password has not been looked at. From the pre authentication trigger: not on token ' +
      'refresh, not at a first federated login, and for an unknown user only where the app client hides who exists.',
  },
  triggerData({
    userNotFound: Type.Optional(
      Type.Boolean({
        description: 'Whether no such user exists; only from app clients that hide it from the caller.',
        examples: [false],
      }),
    ),
  }),
);
export type LoginAttempted = Static<typeof LoginAttempted>;

export const LoginSucceeded = cloudEvent(
  'cognito.login.succeeded.v1',
  {
    title: 'LoginSucceeded',
    description:
      'A user proved who they are; Cognito has issued no token yet. From the post authentication trigger: not on ' +
      'token refresh and not at a first federated login.',
  },
  triggerData({
    newDeviceUsed: Type.Optional(
      Type.Boolean({
        description: 'Whether the device is new; only from pools that remember devices.',
        examples: [false],
      }),
    ),
  }),
);
export type LoginSucceeded = Static<typeof LoginSucceeded>;
