import { Duration, type Stack } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { LambdaFunction } from '../../../infra/constructs/lambda-function.ts';

/** A function that may go on the triggers of a pool. */
export const aTriggerFunction = (stack: Stack): Lambda =>
  new LambdaFunction(stack, 'Trigger', {
    bundle: 'trigger',
    description: 'A trigger function.',
    timeout: Duration.seconds(5),
    memoryMiB: 128,
  }).function;
