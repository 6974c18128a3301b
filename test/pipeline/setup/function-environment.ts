import {
  GetFunctionConfigurationCommand,
  UpdateFunctionConfigurationCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';

/** Lets a deployed function run with other variables; `restore` gives it back its own. */
export async function functionEnvironment(lambda: LambdaClient, FunctionName: string) {
  const { Environment, LoggingConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const original = Environment?.Variables ?? {};
  const set = async (changes: Readonly<Record<string, string>>): Promise<void> => {
    const Variables = { ...original, ...changes };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  };
  return { set, restore: () => set({}), logGroupName: LoggingConfig?.LogGroup ?? '' };
}
