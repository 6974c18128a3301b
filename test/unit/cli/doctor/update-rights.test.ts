import { missingUpdateRights } from '../../../../cli/doctor/update-rights.ts';
import { poolId } from '../../../given/builders/a-user-pool.ts';

const smsRole = 'arn:aws:iam::111122223333:role/service-role/sms';
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const pool = { userPoolId: poolId, arn: 'arn', plan: 'PLUS', triggers: { KMSKeyID: key }, smsRole };

test('names each option that the update of a pool needs and the configuration lacks', () => {
  expect(missingUpdateRights(pool, { attach: true, customSenderKeyArn: `${key}-other` })).toEqual([
    {
      check: `pool.${poolId}`,
      state: 'problem',
      text: `it sends text messages with the role ${smsRole}, and the configuration names none`,
      fix: `Set userPools[].smsRoleArn of this pool to ${smsRole}.`,
    },
    {
      check: `pool.${poolId}`,
      state: 'problem',
      text: `it has custom senders with the KMS key ${key}, and the configuration names ${key}-other`,
      fix: `Set userPools[].customSenderKeyArn of this pool to ${key}.`,
    },
  ]);
});

test('finds nothing if the options are those of the pool, or if its owner attaches it', () => {
  const none = { ...pool, triggers: {}, smsRole: undefined };

  expect(missingUpdateRights(pool, { attach: true, smsRoleArn: smsRole, customSenderKeyArn: key })).toEqual([]);
  expect(missingUpdateRights(pool, { attach: false })).toEqual([]);
  expect(missingUpdateRights(none, { attach: true })).toEqual([]);
});
