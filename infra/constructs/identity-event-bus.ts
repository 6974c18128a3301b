import { Duration, CustomResource, Stack } from 'aws-cdk-lib';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { LambdaFunction } from './lambda-function.ts';

export interface IdentityEventBusProps {
  /** Name of a bus that exists already. @default - a new bus */
  readonly existingName?: string;
}

/**
 * The bus that carries every identity event. PutEvents to a bus that does not exist answers 200 and drops the event;
 * so an existing bus is looked up while the stack deploys, and the deployment fails without it.
 */
export class IdentityEventBus extends Construct {
  readonly bus: IEventBus;

  constructor(scope: Construct, id: string, { existingName }: IdentityEventBusProps = {}) {
    super(scope, id);
    if (existingName === undefined) {
      this.bus = new EventBus(this, 'Bus', { description: 'Identity events.', eventBusName: this.uniqueName() });
      return;
    }
    // The name comes out of the check, so that whatever uses the bus waits for it.
    this.bus = EventBus.fromEventBusName(this, 'Bus', this.lookUp(existingName).getAttString('eventBusName'));
  }

  /** A bus has to be named; the stack's name keeps two pipelines of one account apart. */
  private uniqueName(): string {
    return `${Stack.of(this).stackName}-identity-events`;
  }

  private lookUp(eventBusName: string): CustomResource {
    const check = new LambdaFunction(this, 'Check', {
      entry: 'infra/deploy-checks/event-bus-exists.ts',
      description: 'Fails a deployment whose EventBridge bus does not exist.',
      timeout: Duration.seconds(30),
      memoryMiB: 128,
    });
    const arn = Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: eventBusName });
    check.function.addToRolePolicy(new PolicyStatement({ actions: ['events:DescribeEventBus'], resources: [arn] }));
    const provider = new Provider(this, 'Provider', { onEventHandler: check.function });
    return new CustomResource(this, 'Exists', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::EventBusExists',
      properties: { eventBusName },
    });
  }
}
