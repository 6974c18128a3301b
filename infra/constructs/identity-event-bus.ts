import { Stack } from 'aws-cdk-lib';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { ownBusName } from '../bus-name.ts';
import { DeployCheck } from './deploy-check.ts';

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
      this.bus = new EventBus(this, 'Bus', {
        description: 'Identity events.',
        eventBusName: ownBusName(Stack.of(this).stackName),
      });
      return;
    }
    // The name comes out of the check, so that whatever uses the bus waits for it.
    this.bus = EventBus.fromEventBusName(this, 'Bus', this.lookUp(existingName));
  }

  private lookUp(eventBusName: string): string {
    const check = new DeployCheck(this, 'Exists', {
      entry: 'infra/deploy-checks/event-bus-exists.ts',
      description: 'Fails a deployment whose EventBridge bus does not exist.',
      resourceType: 'Custom::EventBusExists',
      actions: ['events:DescribeEventBus'],
      resources: [Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: eventBusName })],
      properties: { eventBusName },
    });
    return check.result.getAttString('eventBusName');
  }
}
