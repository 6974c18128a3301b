import type { LambdaConfigType, UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';

/**
 * What UpdateUserPool takes. Nearly all of it falls back to its default where a call leaves it out ("Updating user pool
 * and app client configuration", Cognito guide): so all of it goes back. A field that a newer SDK adds does not compile
 * until it stands here.
 */
const sentBack = {
  Policies: true,
  DeletionProtection: true,
  LambdaConfig: true,
  AutoVerifiedAttributes: true,
  SmsVerificationMessage: true,
  EmailVerificationMessage: true,
  EmailVerificationSubject: true,
  VerificationMessageTemplate: true,
  SmsAuthenticationMessage: true,
  UserAttributeUpdateSettings: true,
  MfaConfiguration: true,
  DeviceConfiguration: true,
  EmailConfiguration: true,
  SmsConfiguration: true,
  UserPoolTags: true,
  AdminCreateUserConfig: true,
  UserPoolAddOns: true,
  DcrConfiguration: true,
  AccountRecoverySetting: true,
  UserPoolTier: true,
  KeyConfiguration: true,
  IssuerConfiguration: true,
  AcrConfiguration: true,
  // The pool's `Name` under another one; a name that a call leaves out stays.
} satisfies Record<Exclude<keyof UpdateUserPoolRequest, 'UserPoolId' | 'PoolName'>, true>;

type SentBack = keyof typeof sentBack;

/** What DescribeUserPool tells and UpdateUserPool refuses: fixed at the pool's creation, or set by other calls. */
const onlyTold = {
  Id: true,
  Name: true,
  Arn: true,
  Status: true,
  CreationDate: true,
  LastModifiedDate: true,
  SchemaAttributes: true,
  AliasAttributes: true,
  UsernameAttributes: true,
  UsernameConfiguration: true,
  EstimatedNumberOfUsers: true,
  SmsConfigurationFailure: true,
  EmailConfigurationFailure: true,
  Domain: true,
  CustomDomain: true,
} satisfies Record<Exclude<keyof UserPoolType, SentBack>, true>;

/** The fields of a described pool that may not be in an update. */
export const fieldsOnlyTold: readonly string[] = Object.keys(onlyTold);

/** An update that changes the triggers of a described pool, and keeps everything else as it was described. */
export function poolUpdate(pool: UserPoolType, LambdaConfig: LambdaConfigType): UpdateUserPoolRequest {
  const kept = Object.entries(pool).filter(([field, value]) => Object.hasOwn(sentBack, field) && !isUnset(value));
  return {
    ...(Object.fromEntries(kept) as Partial<UserPoolType>),
    ...withoutReplacedDays(pool),
    UserPoolId: pool.Id,
    LambdaConfig,
  };
}

/** An empty text or configuration is none, and UpdateUserPool takes neither; an empty list or map of tags it does. */
const isUnset = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

/** UpdateUserPool refuses the older of two fields for the same days beside the newer, and follows the newer. */
function withoutReplacedDays({ AdminCreateUserConfig, Policies }: UserPoolType): Partial<UpdateUserPoolRequest> {
  if (!AdminCreateUserConfig || Policies?.PasswordPolicy?.TemporaryPasswordValidityDays === undefined) return {};
  return { AdminCreateUserConfig: { ...AdminCreateUserConfig, UnusedAccountValidityDays: undefined } };
}
