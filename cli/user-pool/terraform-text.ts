import { formatArn, parseArn } from '../../platform/arn.ts';
import { parseFunctionArn } from '../../platform/function-arn.ts';

/** An argument and its value, in HCL. */
type Argument = readonly [name: string, value: string];

/**
 * Returns two resources in HCL, as `terraform fmt` writes them: the permission to invoke the function, and the pool with its
 * triggers. `triggers` are the names of the provider. The function is in the account and Region of the pool.
 */
export function terraformText(
  { userPoolId, functionArn }: { readonly userPoolId: string; readonly functionArn: string },
  triggers: readonly string[],
): string {
  const arn = parseArn(functionArn);
  const { functionArn: unqualified = functionArn, qualifier } = parseFunctionArn(functionArn) ?? {};
  const poolArn = arn && formatArn({ ...arn, service: 'cognito-idp', resource: `userpool/${userPoolId}` });
  const name = userPoolId.replaceAll('-', '_');
  const permission: Argument[] = [
    ['statement_id', quoted(`cognito-to-kafka-${userPoolId}`)],
    ['action', quoted('lambda:InvokeFunction')],
    ['function_name', quoted(unqualified)],
    ...(qualifier === undefined ? [] : [['qualifier', quoted(qualifier)] as const]),
    ['principal', quoted('cognito-idp.amazonaws.com')],
    ...(poolArn === undefined ? [] : [['source_arn', quoted(poolArn)] as const]),
    ...(arn === undefined ? [] : [['source_account', quoted(arn.accountId)] as const]),
  ];
  return `resource "aws_lambda_permission" "${name}" {
${aligned(permission, 2)}
}

# Your resource of the pool ${userPoolId}, with its other arguments.
resource "aws_cognito_user_pool" "${name}" {
  lambda_config {
${aligned(
  triggers.map((trigger) => [trigger, quoted(functionArn)]),
  4,
)}
  }

  # Before the first login calls the function.
  depends_on = [aws_lambda_permission.${name}]
}`;
}

const quoted = (text: string): string => JSON.stringify(text);

/** Arguments of a block, a line each, with their equals signs in one column. */
function aligned(argumentsOf: readonly Argument[], indent: number): string {
  const width = Math.max(...argumentsOf.map(([name]) => name.length));
  return argumentsOf.map(([name, value]) => `${' '.repeat(indent)}${name.padEnd(width)} = ${value}`).join('\n');
}
