import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { poolId, theirFunction } from './a-user-pool.ts';

/** A pool with the settings of a new one in Cognito. */
const newPool: UserPoolType = {
  Id: poolId,
  Name: 'pool',
  Arn: `arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${poolId}`,
  Policies: {
    PasswordPolicy: { MinimumLength: 12, RequireSymbols: false, TemporaryPasswordValidityDays: 7 },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
  },
  DeletionProtection: 'ACTIVE',
  LambdaConfig: {},
  MfaConfiguration: 'OFF',
  UserPoolTier: 'ESSENTIALS',
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  EstimatedNumberOfUsers: 10,
  UserPoolTags: {},
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
};

/** A function on a trigger whose event has a version. */
const versioned = <const Version extends string>(LambdaVersion: Version) => ({
  LambdaVersion,
  LambdaArn: theirFunction,
});

/** Settings of pools in public reports, by the report: other tools lost them, or were refused, with an update. */
const reported: Readonly<Record<string, Partial<UserPoolType>>> = {
  'serverless/serverless#6499: AutoVerifiedAttributes': { AutoVerifiedAttributes: ['email'] },
  'aws/aws-cdk#33282: DeviceConfiguration': {
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
  },
  'aws/aws-cdk#33282: DeviceConfiguration with both false': {
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: false },
  },
  'aws/aws-sdk-js#3817: both fields for the days of an unused account': {},
  'an early pool with UnusedAccountValidityDays alone': {
    Policies: { PasswordPolicy: { MinimumLength: 8 } },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 30 },
  },
  'crossplane-contrib/provider-aws#716: messages in both places': {
    SmsVerificationMessage: 'sms {####}',
    EmailVerificationMessage: 'mail {####}',
    EmailVerificationSubject: 'subject',
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_LINK',
      SmsMessage: 'sms {####}',
      EmailMessage: 'mail {####}',
      EmailSubject: 'subject',
      EmailMessageByLink: '{##click##}',
      EmailSubjectByLink: 'link',
    },
  },
  'cloudformation-coverage-roadmap#769: TOTP as the only second factor': { MfaConfiguration: 'ON' },
  'cloudformation-coverage-roadmap#2221: second factor by email': {
    MfaConfiguration: 'OPTIONAL',
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
  },
  'hashicorp/terraform-provider-aws#40734: threat protection': {
    UserPoolTier: 'PLUS',
    UserPoolAddOns: {
      AdvancedSecurityMode: 'ENFORCED',
      AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' },
    },
  },
  'aws/aws-cdk#33106: PasswordHistorySize': {
    UserPoolTier: 'PLUS',
    Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 10, TemporaryPasswordValidityDays: 3 } },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 3 },
  },
  'the Lite plan': { UserPoolTier: 'LITE' },
  'logins without a password': {
    Policies: {
      PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 7 },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] },
    },
  },
  'SES with a configuration set': {
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:eu-west-1:111122223333:identity/example.com',
      From: 'Shop <no-reply@example.com>',
      ReplyToEmailAddress: 'support@example.com',
      ConfigurationSet: 'set',
    },
  },
  'UserAttributeUpdateSettings that were emptied': {
    AutoVerifiedAttributes: ['email'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] },
  },
  'hashicorp/terraform-provider-aws#49707: InboundFederation': {
    LambdaConfig: { InboundFederation: versioned('V1_0') },
  },
  'hashicorp/terraform-provider-aws#29048: custom senders': {
    LambdaConfig: { CustomEmailSender: versioned('V1_0'), KMSKeyID: 'arn:aws:kms:eu-west-1:111122223333:key/k' },
  },
  'hashicorp/terraform-provider-aws#45529: the token trigger of another owner, V2_0': {
    LambdaConfig: { PreTokenGeneration: theirFunction, PreTokenGenerationConfig: versioned('V2_0') },
  },
  'aws/aws-cli#6698: an alias of another owner': { LambdaConfig: { PostConfirmation: `${theirFunction}:live` } },
};

/** Each pool with the report that it comes from. */
export const reportedPools = Object.entries(reported).map(([report, settings]): readonly [string, UserPoolType] => [
  report,
  { ...newPool, ...settings },
]);
