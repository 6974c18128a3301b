import { readOnlyFieldNames, poolUpdate } from '../../../../triggers/attachment/pool-update.ts';
import { aUserPool, ourFunction, poolId } from '../../../given/builders/a-user-pool.ts';

const triggers = { PreSignUp: ourFunction };

test('every field of a full pool goes back as it was described, or may not be in an update', () => {
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

test('the days of an unused account go back only where the password policy does not have them', () => {
  const PasswordPolicy = { MinimumLength: 8 };
  const older = poolUpdate(aUserPool({ Policies: { PasswordPolicy } }), triggers);
  const newer = poolUpdate(aUserPool(), triggers);

  expect(older.AdminCreateUserConfig?.UnusedAccountValidityDays).toBe(3);
  expect(newer.AdminCreateUserConfig?.UnusedAccountValidityDays).toBeUndefined();
  expect(newer.AdminCreateUserConfig?.InviteMessageTemplate).toEqual({ EmailSubject: 'Welcome' });
});

test('what is not set is not sent: UpdateUserPool takes no empty text and no empty configuration', () => {
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
