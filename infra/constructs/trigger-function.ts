import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { PublisherFunction, type PublisherProps } from './publisher-function.ts';

/** Cognito waits five seconds for a trigger, and that cannot be changed ("Lambda triggers", Cognito guide). */
const cognitoPatience = Duration.seconds(5);

/** The function on every observed trigger of a user pool: it only looks, and always gives the event back. */
export class TriggerFunction extends Construct {
  readonly function: IFunction;

  constructor(scope: Construct, id: string, props: PublisherProps) {
    super(scope, id);
    this.function = new PublisherFunction(this, 'Observer', {
      ...props,
      entry: 'triggers/user-pool-entry.ts',
      description: 'Publishes what happens in a user pool as identity events.',
      timeout: cognitoPatience,
      memoryMiB: 256,
    }).function;
  }
}
