import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';

export const poolId = 'eu-west-1_AbCdEf123';

const lambda = (name: string): string => `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;

/** ARN of our trigger function. */
export const ourFunction = lambda('Observer');

/** ARN of a function that the stack did not deploy. */
export const theirFunction = lambda('Theirs');

/** Every field that DescribeUserPool still has, each with a value that is not its default. */
export const aUserPool = (over: Partial<UserPoolType> = {}): Required<Omit<UserPoolType, 'Status'>> => ({
  Id: poolId,
  Name: 'shop',
  Arn: `arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${poolId}`,
  CreationDate: new Date('2024-03-01T09:00:00Z'),
  LastModifiedDate: new Date('2026-10-01T09:00:00Z'),
  EstimatedNumberOfUsers: 4711,
  SchemaAttributes: [{ Name: 'custom:plan', AttributeDataType: 'String', Mutable: true }],
  AliasAttributes: ['email'],
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  Domain: 'shop',
  CustomDomain: 'login.example.com',
  SmsConfigurationFailure: 'SNSSandbox',
  EmailConfigurationFailure: 'none',
  Policies: {
    PasswordPolicy: {
      MinimumLength: 14,
      RequireNumbers: true,
      TemporaryPasswordValidityDays: 3,
      PasswordHistorySize: 5,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] },
  },
  DeletionProtection: 'ACTIVE',
  LambdaConfig: {
    DefineAuthChallenge: theirFunction,
    CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: theirFunction },
    CustomSMSSender: { LambdaVersion: 'V1_0', LambdaArn: theirFunction },
    KMSKeyID: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    InboundFederation: { LambdaVersion: 'V1_0', LambdaArn: theirFunction },
  },
  AutoVerifiedAttributes: ['email', 'phone_number'],
  SmsVerificationMessage: 'Your code is {####}',
  EmailVerificationMessage: 'Your code is {####}',
  EmailVerificationSubject: 'Your code',
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE', EmailSubject: 'Your code' },
  SmsAuthenticationMessage: 'Log in with {####}',
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  MfaConfiguration: 'OPTIONAL',
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER',
    SourceArn: 'arn:aws:ses:eu-west-1:111122223333:identity/example.com',
    From: 'Shop <shop@example.com>',
  },
  SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::111122223333:role/service-role/sms', ExternalId: 'shop' },
  UserPoolTags: { team: 'identity' },
  AdminCreateUserConfig: {
    AllowAdminCreateUserOnly: true,
    UnusedAccountValidityDays: 3,
    InviteMessageTemplate: { EmailSubject: 'Welcome' },
  },
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
  DcrConfiguration: { EnableStatus: 'Disabled' },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_email' }] },
  UserPoolTier: 'PLUS',
  KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  IssuerConfiguration: { Type: 'ORIGINAL' },
  AcrConfiguration: { high: { AcrValue: 'urn:example:high' } },
  ...over,
});
