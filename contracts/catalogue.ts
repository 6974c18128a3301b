import { type Static } from '@sinclair/typebox';
import { LoginAttempted, LoginSucceeded } from './events/login.ts';
import { PasswordResetConfirmed } from './events/password.ts';
import { SignUpConfirmed, SignUpRequested } from './events/sign-up.ts';
import { TokenIssued, TokenRefreshed } from './events/token.ts';

/** Every event there is. Validators, JSON Schemas and the types below are made from this list alone. */
export const catalogue = [
  SignUpRequested,
  SignUpConfirmed,
  PasswordResetConfirmed,
  LoginAttempted,
  LoginSucceeded,
  TokenIssued,
  TokenRefreshed,
] as const;

/** One normalized fact, a CloudEvents 1.0 object. */
export type IdentityEvent = Static<(typeof catalogue)[number]>;

/** The CloudEvents `type` of an identity event, for example `cognito.login.succeeded.v1`. */
export type EventType = IdentityEvent['type'];

/** The event with that type. */
export type EventOf<Type extends EventType> = Extract<IdentityEvent, { type: Type }>;
