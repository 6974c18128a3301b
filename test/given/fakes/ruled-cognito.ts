import type { UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { unknownMembers } from '../../../triggers/attachment/unknown-members.ts';

const defaults: Partial<UserPoolType> = {
  Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 7 } },
  MfaConfiguration: 'OFF',
  DeletionProtection: 'INACTIVE',
  UserPoolTier: 'ESSENTIALS',
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  UserPoolTags: {},
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
};

/**
 * Cognito with one pool, as far as its documentation and public reports describe UpdateUserPool: it resets what a call
 * leaves out, takes one of two fields for the same days, and describes the token trigger in both of its members.
 */
export function ruledCognito(pool: UserPoolType) {
  let now = structuredClone(pool);
  let updates = 0;
  return {
    now: () => now,
    updates: () => updates,
    ports: {
      describe: () => Promise.resolve({ pool: structuredClone(now), unknown: unknownMembers(now, now) }),
      pause: () => Promise.resolve(),
      update({ UserPoolId: Id, PoolName: Name = now.Name, ...settings }: UpdateUserPoolRequest) {
        updates += 1;
        const days = settings.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays;
        if (days !== undefined && settings.AdminCreateUserConfig?.UnusedAccountValidityDays !== undefined) {
          const message = 'Please use TemporaryPasswordValidityDays instead of UnusedAccountValidityDays';
          return Promise.reject(Object.assign(new Error(message), { name: 'InvalidParameterException' }));
        }
        const { Arn, EstimatedNumberOfUsers } = now;
        now = { ...defaults, Id, Name, Arn, EstimatedNumberOfUsers, ...settings };
        if (days !== undefined) {
          now.AdminCreateUserConfig = { ...now.AdminCreateUserConfig, UnusedAccountValidityDays: days };
        }
        const { PreTokenGeneration: LambdaArn, PreTokenGenerationConfig } = now.LambdaConfig ?? {};
        if (LambdaArn !== undefined && PreTokenGenerationConfig === undefined) {
          const both = {
            PreTokenGeneration: LambdaArn,
            PreTokenGenerationConfig: { LambdaArn, LambdaVersion: 'V1_0' },
          } as const;
          now.LambdaConfig = { ...now.LambdaConfig, ...both };
        }
        return Promise.resolve();
      },
    },
  };
}
