/** Where a command found the trigger function: in a stack, or by its ARN. */
export interface FunctionSource {
  readonly stack: string | undefined;
  readonly functionArn: string;
}

/** Returns the fix for observed triggers of a pool that do not call the function. */
export function howToReattach({ stack, functionArn }: FunctionSource, userPoolId: string): string {
  const source = stack === undefined ? `--function ${functionArn}` : `--stack ${stack}`;
  return (
    `Run cognito-to-kafka attach ${source} --pool ${userPoolId} --yes. Or raise attachmentRevision of the pool in ` +
    'userPools, and deploy. If the owner manages the triggers with another tool, add them there (attach --print all).'
  );
}
