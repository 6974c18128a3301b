import { readOnlyFieldNames, poolUpdate } from '../../../../triggers/attachment/pool-update.ts';
import { aUserPool, ourFunction, poolId } from '../../../given/builders/a-user-pool.ts';

const triggers = { PreSignUp: ourFunction };

test('sends every field of a full pool that an update may contain', () => {
  const pool = aUserPool();
  const update = poolUpdate(pool, triggers);
  const { AdminCreateUserConfig, LambdaConfig, UserPoolId, ...rest } = update;
  const expected = Object.fromEntries(
    Object.entries(pool).filter(
      ([name]) => !readOnlyFieldNames.includes(name) && !['AdminCreateUserConfig', 'LambdaConfig'].includes(name),
    ),
  );

  expect(rest).toEqual(expected);
  expect({ UserPoolId, LambdaConfig }).toEqual({ UserPoolId: poolId, LambdaConfig: triggers });
  expect(AdminCreateUserConfig).toMatchObject({ AllowAdminCreateUserOnly: true });
});

test('sends the days of an unused account only if the password policy lacks them', () => {
  const PasswordPolicy = { MinimumLength: 8 };
  const older = poolUpdate(aUserPool({ Policies: { PasswordPolicy } }), triggers);
  const newer = poolUpdate(aUserPool(), triggers);

  expect(older.AdminCreateUserConfig?.UnusedAccountValidityDays).toBe(3);
  expect(newer.AdminCreateUserConfig?.UnusedAccountValidityDays).toBeUndefined();
  expect(newer.AdminCreateUserConfig?.InviteMessageTemplate).toEqual({ EmailSubject: 'Welcome' });
});

test('omits empty strings and configurations, which UpdateUserPool rejects', () => {
  const update = poolUpdate(
    {
      Id: poolId,
      SmsVerificationMessage: '',
      SmsConfiguration: {},
      AutoVerifiedAttributes: [],
      MfaConfiguration: 'OFF',
    },
    {},
  );

  expect(update).toEqual({ UserPoolId: poolId, LambdaConfig: {}, AutoVerifiedAttributes: [], MfaConfiguration: 'OFF' });
});

test('keeps the days of an unused account for a pool without policies or days', () => {
  for (const Policies of [undefined, {}, { PasswordPolicy: { MinimumLength: 8 } }]) {
    const update = poolUpdate(aUserPool({ Policies }), triggers);
    expect(update.AdminCreateUserConfig?.UnusedAccountValidityDays).toBe(3);
  }
});
