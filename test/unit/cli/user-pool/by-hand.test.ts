import { UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { byHand } from '../../../../cli/user-pool/by-hand.ts';
import { ourFunction, poolId } from '../../../given/builders/a-user-pool.ts';

const { cdk, terraform, awsCli } = byHand({
  userPoolId: poolId,
  functionArn: ourFunction,
  excludedTriggers: ['CustomMessage'],
});

test('prints CDK code with one existing operation per trigger', () => {
  const names = [...cdk.matchAll(/UserPoolOperation\.(\w+)/g)].map(([, name = '']) => name);

  expect(names).toHaveLength(5);
  expect(names.filter((name) => !Object.hasOwn(UserPoolOperation, name))).toEqual([]);
  expect(names).not.toContain('CUSTOM_MESSAGE');
});

test("the Terraform block has the provider's names", () => {
  const names = [...terraform.matchAll(/^ {2}(\w+) += "arn:/gm)].map(([, name]) => name);

  expect(names).toEqual([
    'pre_sign_up',
    'post_confirmation',
    'pre_authentication',
    'post_authentication',
    'pre_token_generation',
  ]);
});

test('the AWS CLI sends everything back but what an update refuses', () => {
  expect(awsCli).toContain(`--user-pool-id ${poolId}`);
  expect(awsCli).toContain('.SchemaAttributes, .AliasAttributes');
  expect(awsCli).toContain(`"PostAuthentication":"${ourFunction}"`);
});

test('the AWS CLI replaces no function that is on a trigger already', () => {
  const added = /\.LambdaConfig \|= (\{.*\})\s+\+ (.*) \+ \.'/.exec(awsCli);

  // jq: of two objects that are added, the members of the second count.
  expect(Object.keys(JSON.parse(added?.[1] ?? '{}') as object)).toHaveLength(5);
  expect(added?.[2]).toContain('{PreTokenGeneration: .PreTokenGenerationConfig.LambdaArn}');
});
