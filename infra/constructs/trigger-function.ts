import { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Architecture, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { TriggerEnvironment } from '../../contracts/environment.ts';
import type { PrivacyPolicy } from '../../contracts/privacy-policy.ts';
import { LambdaFunction } from './lambda-function.ts';

export interface TriggerFunctionProps {
  /** The bus that gets the events. */
  readonly bus: IEventBus;
  /** What may leave the user pool. @default - no user attribute */
  readonly privacy?: PrivacyPolicy;
  /** @default - x86_64 */
  readonly architecture?: Architecture;
}

/** Cognito waits five seconds for a trigger, and that cannot be changed ("Lambda triggers", Cognito guide). */
const cognitoPatience = Duration.seconds(5);

/** The function on every observed trigger of a user pool: it only looks, and always gives the event back. */
export class TriggerFunction extends Construct {
  readonly function: IFunction;

  constructor(scope: Construct, id: string, { bus, privacy = {}, ...props }: TriggerFunctionProps) {
    super(scope, id);
    const environment: TriggerEnvironment = {
      EVENT_BUS_NAME: bus.eventBusName,
      PRIVACY_POLICY: JSON.stringify(privacy),
    };
    this.function = new LambdaFunction(this, 'Observer', {
      ...props,
      entry: 'triggers/user-pool-entry.ts',
      description: 'Publishes what happens in a user pool as identity events.',
      timeout: cognitoPatience,
      memoryMiB: 256,
      environment: { ...environment },
    }).function;
    bus.grantPutEventsTo(this.function);
  }
}
