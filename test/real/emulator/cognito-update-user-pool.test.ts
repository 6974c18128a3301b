import type { CreateUserPoolCommandInput, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { poolUpdate } from '../../../triggers/attachment/pool-update.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createUserPool } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

/** Settings that are none of them the default. */
const settings = {
  Policies: { PasswordPolicy: { MinimumLength: 14, TemporaryPasswordValidityDays: 3 } },
  DeletionProtection: 'ACTIVE',
  AutoVerifiedAttributes: ['email'],
  EmailVerificationSubject: 'Your code',
  MfaConfiguration: 'OPTIONAL',
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT', ReplyToEmailAddress: 'shop@example.com' },
  UserPoolTags: { team: 'identity' },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_email' }] },
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
  UserPoolTier: 'PLUS',
} satisfies Partial<CreateUserPoolCommandInput>;

async function describedPool() {
  const { cognito, UserPoolId } = await createUserPool(emulator, { pool: settings });
  const describe = async (): Promise<UserPoolType> => (await cognito.describeUserPool({ UserPoolId })).UserPool ?? {};
  return { cognito, UserPoolId, describe, before: await describe() };
}

test('an update resets every setting that it leaves out', async () => {
  const { cognito, UserPoolId, describe, before } = await describedPool();
  expect(before).toMatchObject(settings);

  await cognito.updateUserPool({ UserPoolId, LambdaConfig: {} });

  const after = await describe();
  const kept = Object.keys(settings).filter((name) => {
    const [was, is] = [before, after].map((pool) => JSON.stringify(pool[name as keyof UserPoolType]));
    return was === is;
  });
  expect(kept).toEqual([]);
  expect(after).toMatchObject({
    Id: UserPoolId,
    Name: before.Name,
    UserPoolTier: 'ESSENTIALS',
    MfaConfiguration: 'OFF',
  });
});

test('an update that sends everything back resets nothing', async () => {
  const { cognito, describe, before } = await describedPool();

  await cognito.updateUserPool(poolUpdate(before, {}));

  expect({ ...(await describe()), LastModifiedDate: before.LastModifiedDate }).toEqual(before);
});

test("updates either field for an unused account's days, and returns both", async () => {
  const { cognito, UserPoolId, before } = await describedPool();
  const { Policies, AdminCreateUserConfig } = before;

  expect(AdminCreateUserConfig?.UnusedAccountValidityDays).toBe(3);
  await expect(cognito.updateUserPool({ UserPoolId, Policies, AdminCreateUserConfig })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('an unset field is not returned', async () => {
  const { cognito, UserPoolId } = await createUserPool(emulator);
  const { UserPool = {} } = await cognito.describeUserPool({ UserPoolId });

  expect(Object.values(UserPool).filter((value) => (value as unknown) === '')).toEqual([]);
  expect(UserPool).not.toHaveProperty('SmsConfiguration');
  expect(UserPool.LambdaConfig).toEqual({});
});
