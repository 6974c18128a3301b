import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { ruleViolations } from '../../../../infra/config/rule-violations.ts';

const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

test.each([[{ keyArn }], [{ create: true }], [{ keyArn, create: false }]])('%j means one key', (encryption) => {
  expect(ruleViolations({ encryption })).toEqual([]);
  expect(parsePipelineConfig({ encryption }).encryption).toMatchObject(encryption);
});

test('without it there is no key', () => {
  expect(ruleViolations({})).toEqual([]);
  expect(parsePipelineConfig({}).encryption).toBeUndefined();
});

test('two keys, or none, are a mistake', () => {
  expect(ruleViolations({ encryption: { keyArn, create: true } })).toEqual([
    { path: ['encryption', 'create'], found: true, allowed: 'false', because: 'encryption.keyArn names the key' },
  ]);
  expect(ruleViolations({ encryption: {} })).toEqual([
    { path: ['encryption', 'keyArn'], found: undefined, allowed: 'the ARN of a KMS key, or encryption.create' },
  ]);
});
