import {
  GetFunctionConfigurationCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { parseFunctionArn } from '../../../../platform/function-arn.ts';

/**
 * Lets a deployed function run with other variables; `restore` resets them. Of an alias, given by its ARN, it is
 * a new version that has them.
 */
export async function functionEnvironment(lambda: LambdaClient, name: string) {
  const { Environment, LoggingConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  const original = Environment?.Variables ?? {};
  const { name: FunctionName, qualifier: Name } = parseFunctionArn(name) ?? { name };
  const set = async (changes: Readonly<Record<string, string>>): Promise<void> => {
    const Variables = { ...original, ...changes };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
    if (Name === undefined) return;
    const { Version: FunctionVersion } = await lambda.send(new PublishVersionCommand({ FunctionName }));
    await lambda.send(new UpdateAliasCommand({ FunctionName, Name, FunctionVersion }));
  };
  return { set, restore: () => set({}), logGroupName: LoggingConfig?.LogGroup ?? '' };
}
