import type { LambdaConfigType, UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { everyName } from './every-name.ts';

type SentBack = Exclude<keyof UpdateUserPoolRequest, 'UserPoolId' | 'PoolName'>;

/**
 * Settings that an update sends back. UpdateUserPool sets nearly all of them to their defaults where a call leaves them
 * out ("Updating user pool and app client configuration", Cognito guide). The pool's name is retained without being sent.
 * A setting that a newer SDK adds does not compile until the list names it.
 */
const sentBack = everyName<SentBack>()([
  'Policies',
  'DeletionProtection',
  'LambdaConfig',
  'AutoVerifiedAttributes',
  'SmsVerificationMessage',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'VerificationMessageTemplate',
  'SmsAuthenticationMessage',
  'UserAttributeUpdateSettings',
  'MfaConfiguration',
  'DeviceConfiguration',
  'EmailConfiguration',
  'SmsConfiguration',
  'UserPoolTags',
  'AdminCreateUserConfig',
  'UserPoolAddOns',
  'DcrConfiguration',
  'AccountRecoverySetting',
  'UserPoolTier',
  'KeyConfiguration',
  'IssuerConfiguration',
  'AcrConfiguration',
]);

/**
 * Names of the read-only fields of a described pool, which an update must not contain: they are fixed at the pool's creation, or
 * other calls set them.
 */
export const readOnlyFieldNames: readonly string[] = everyName<Exclude<keyof UserPoolType, SentBack>>()([
  'Id',
  'Name',
  'Arn',
  'Status',
  'CreationDate',
  'LastModifiedDate',
  'SchemaAttributes',
  'AliasAttributes',
  'UsernameAttributes',
  'UsernameConfiguration',
  'EstimatedNumberOfUsers',
  'SmsConfigurationFailure',
  'EmailConfigurationFailure',
  'Domain',
  'CustomDomain',
]);

/** An update that changes the triggers of a described pool, and keeps everything else as it was described. */
export function poolUpdate(pool: UserPoolType, LambdaConfig: LambdaConfigType): UpdateUserPoolRequest {
  const kept = sentBack.map((field) => [field, pool[field]] as const).filter(([, value]) => !isUnset(value));
  return {
    ...(Object.fromEntries(kept) as Partial<UserPoolType>),
    ...withoutReplacedDays(pool),
    UserPoolId: pool.Id,
    LambdaConfig,
  };
}

/** UpdateUserPool rejects an empty string or configuration. It accepts an empty list. */
const isUnset = (value: string | object | undefined): boolean =>
  !Array.isArray(value) && Object.keys(value ?? {}).length === 0;

/** UpdateUserPool rejects the older of two fields for the same days next to the newer one, and uses the newer one. */
function withoutReplacedDays({ AdminCreateUserConfig, Policies }: UserPoolType): Partial<UpdateUserPoolRequest> {
  if (!AdminCreateUserConfig || Policies?.PasswordPolicy?.TemporaryPasswordValidityDays === undefined) return {};
  return { AdminCreateUserConfig: { ...AdminCreateUserConfig, UnusedAccountValidityDays: undefined } };
}
