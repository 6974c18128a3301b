import { Aws, Stack } from 'aws-cdk-lib';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal, type Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IConstruct } from 'constructs';
import { createdBusName } from '../bus-name.ts';
import { grantPublish } from './access.ts';
import { KeylessDeadLetterQueue } from './dead-letter-queue.ts';
import { checkProps } from './check-props.ts';
import { DeployCheck } from './deploy-check.ts';

/** Props of the bus. */
export interface IdentityEventBusProps {
  /** Name of a bus that exists already. @default - a new bus */
  readonly existingName?: string;
  /**
   * Whether your KMS key encrypts a new bus. The bus then has a dead-letter queue, because PutEvents also accepts an event
   * that EventBridge cannot encrypt or decrypt afterwards. @default false
   */
  readonly underKey?: boolean;
}

/** A bus that this app creates or looks up, or an existing one. */
export interface IIdentityEventBus extends IConstruct {
  /** The bus. */
  readonly bus: IEventBus;
  /** Grants publishing identity events to the bus, and events of no other source. */
  grantPublish(grantee: IGrantable): Grant;
}

/**
 * The bus that carries every identity event. The deployment fails if an existing bus cannot be found, because PutEvents to
 * a bus that does not exist answers 200 and drops the event.
 */
export class IdentityEventBus extends Construct implements IIdentityEventBus {
  /** Returns an existing bus of the same account and Region by its name. Nothing looks it up while the stack deploys. */
  static fromEventBusName(scope: Construct, id: string, eventBusName: string): IIdentityEventBus {
    return new ExistingEventBus(scope, id, (parent) => EventBus.fromEventBusName(parent, 'Bus', eventBusName));
  }

  /** Returns an existing bus by its ARN. A consumer needs a bus of its own account and Region. */
  static fromEventBusArn(scope: Construct, id: string, eventBusArn: string): IIdentityEventBus {
    return new ExistingEventBus(scope, id, (parent) => EventBus.fromEventBusArn(parent, 'Bus', eventBusArn));
  }

  /** The bus. */
  readonly bus: IEventBus;
  /** Events that EventBridge could not encrypt or decrypt, stored for 14 days. `undefined` without `underKey`. */
  readonly deadLetterQueue: Queue | undefined;

  constructor(scope: Construct, id: string, { existingName, underKey = false }: IdentityEventBusProps = {}) {
    super(scope, id);
    checkProps(this, [{ prop: 'existingName', option: 'eventBus.name', value: existingName }]);
    if (existingName === undefined) {
      const eventBusName = createdBusName(Stack.of(this).stackName);
      this.deadLetterQueue = underKey ? this.createDeadLetterQueue(eventBusName) : undefined;
      const bus = new EventBus(this, 'Bus', {
        description: 'Identity events.',
        eventBusName,
        ...(this.deadLetterQueue ? { deadLetterQueue: this.deadLetterQueue } : {}),
      });
      if (this.deadLetterQueue) bus.node.addDependency(this.deadLetterQueue);
      this.bus = bus;
      return;
    }
    // The name comes out of the check, so that whatever uses the bus waits for it.
    this.bus = EventBus.fromEventBusName(this, 'Bus', this.lookUp(existingName));
  }

  /** Grants publishing identity events to the bus, and events of no other source. */
  grantPublish(grantee: IGrantable): Grant {
    return grantPublish(this.bus, grantee);
  }

  /** A queue that EventBridge may send to for this bus or one of its rules. */
  private createDeadLetterQueue(eventBusName: string): Queue {
    const queue = new KeylessDeadLetterQueue(this, 'DeadLetters');
    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'events', resource, resourceName });
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          // AWS does not say which of the two it names.
          ArnLike: { 'aws:SourceArn': [arnOf('event-bus', eventBusName), arnOf('rule', `${eventBusName}/*`)] },
        },
      }),
    );
    return queue;
  }

  private lookUp(eventBusName: string): string {
    const check = new DeployCheck(this, 'Exists', {
      bundle: 'event-bus-exists',
      description: 'Fails a deployment whose EventBridge bus does not exist.',
      resourceType: 'Custom::EventBusExists',
      actions: ['events:DescribeEventBus'],
      resources: [Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: eventBusName })],
      properties: { eventBusName },
    });
    return check.result.getAttString('eventBusName');
  }
}

/** A bus that no construct of this app creates or looks up. */
class ExistingEventBus extends Construct implements IIdentityEventBus {
  readonly bus: IEventBus;

  constructor(scope: Construct, id: string, find: (parent: Construct) => IEventBus) {
    super(scope, id);
    this.bus = find(this);
  }

  grantPublish(grantee: IGrantable): Grant {
    return grantPublish(this.bus, grantee);
  }
}
