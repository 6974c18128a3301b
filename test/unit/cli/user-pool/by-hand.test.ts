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

test('the Terraform code attaches the triggers by the names of the provider', () => {
  const names = [...terraform.matchAll(/^ {4}(\w+) += "arn:/gm)].map(([, name]) => name);

  expect(names).toEqual([
    'pre_sign_up',
    'post_confirmation',
    'pre_authentication',
    'post_authentication',
    'pre_token_generation',
  ]);
});

test('the Terraform code allows the pool to invoke the alias before it is attached', () => {
  const { terraform: ofAlias } = byHand({
    userPoolId: poolId,
    functionArn: `${ourFunction}:live`,
    excludedTriggers: [],
  });

  expect(ofAlias).toContain(`resource "aws_lambda_permission" "eu_west_1_AbCdEf123" {
  statement_id   = "cognito-to-kafka-eu-west-1_AbCdEf123"
  action         = "lambda:InvokeFunction"
  function_name  = "${ourFunction}"
  qualifier      = "live"
  principal      = "cognito-idp.amazonaws.com"
  source_arn     = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEf123"
  source_account = "111122223333"
}
`);
  expect(ofAlias).toContain('depends_on = [aws_lambda_permission.eu_west_1_AbCdEf123]');
});

test('the Terraform code is formatted as terraform fmt formats it', () => {
  const lines = terraform.split('\n');
  let depth = 0;
  for (const line of lines) {
    if (/^\s*\}$/.test(line)) depth -= 1;
    if (line !== '') expect(/^ */.exec(line)?.[0]).toHaveLength(2 * depth);
    if (line.endsWith('{')) depth += 1;
  }
  expect(depth).toBe(0);
  expect(terraform).not.toMatch(/[ \t]$|\t|\n\n\n/m);
  const columns = terraform
    .split(/\n(?=\n)|\{\n/)
    .map((block) => [...block.matchAll(/^( *\w+ *)= /gm)].map(([, left = '']) => left.length));
  for (const column of columns) expect(new Set(column).size).toBeLessThanOrEqual(1);
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
