import { type Static } from '@sinclair/typebox';
import { ChallengeAnswered, ChallengeIssued } from './events/challenge.ts';
import { DeviceForgotten } from './events/device.ts';
import { FederationProfileReceived } from './events/federation.ts';
import { UserGroupAdded, UserGroupRemoved } from './events/group.ts';
import { LoginAttempted, LoginDenied, LoginFailed, LoginSucceeded } from './events/login.ts';
import { LogoutCompleted } from './events/logout.ts';
import { MessageRequested } from './events/message.ts';
import { MfaChanged } from './events/mfa.ts';
import { PasskeyDeleted, PasskeyRegistered } from './events/passkey.ts';
import {
  PasswordChanged,
  PasswordResetConfirmed,
  PasswordResetRequested,
  PasswordSetByAdmin,
} from './events/password.ts';
import { UserProviderLinked, UserProviderUnlinked } from './events/provider.ts';
import { SignUpConfirmed, SignUpDenied, SignUpRequested } from './events/sign-up.ts';
import { TokenIssued, TokenRefreshed, TokenRevoked } from './events/token.ts';
import {
  UserAttributesChanged,
  UserCreatedByAdmin,
  UserDeleted,
  UserDisabled,
  UserEnabled,
  UserMigrated,
} from './events/user.ts';

/** Every event. This list is the only source of validators, JSON Schemas, docs and the types below. */
export const catalog = [
  SignUpRequested,
  SignUpConfirmed,
  SignUpDenied,
  LoginAttempted,
  LoginSucceeded,
  LoginFailed,
  LoginDenied,
  LogoutCompleted,
  TokenIssued,
  TokenRefreshed,
  TokenRevoked,
  PasswordResetRequested,
  PasswordResetConfirmed,
  PasswordChanged,
  PasswordSetByAdmin,
  UserCreatedByAdmin,
  UserMigrated,
  UserAttributesChanged,
  UserDisabled,
  UserEnabled,
  UserDeleted,
  UserGroupAdded,
  UserGroupRemoved,
  UserProviderLinked,
  UserProviderUnlinked,
  MfaChanged,
  PasskeyRegistered,
  PasskeyDeleted,
  DeviceForgotten,
  ChallengeIssued,
  ChallengeAnswered,
  MessageRequested,
  FederationProfileReceived,
] as const;

/** The schema of one event. */
export type EventSchema = (typeof catalog)[number];

/** One normalized fact, a CloudEvents 1.0 object. */
export type IdentityEvent = Static<EventSchema>;

/** The CloudEvents `type` of an identity event, for example `cognito.login.succeeded.v1`. */
export type EventType = IdentityEvent['type'];

/** The event with that type. */
export type EventOf<Type extends EventType> = Extract<IdentityEvent, { type: Type }>;
