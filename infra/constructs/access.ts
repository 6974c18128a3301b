import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { busSource } from '../../contracts/bus.ts';
import { replayActions } from '../../replay/iam-policy.ts';

/**
 * Grants publishing identity events to a bus. The grantee cannot publish events of another source. The condition is the one of
 * "Permissions for event buses in Amazon EventBridge" (EventBridge user guide), because a call of PutEvents has several
 * sources.
 */
export const grantPublish = (bus: IEventBus, grantee: IGrantable): Grant =>
  Grant.addToPrincipal({
    grantee,
    actions: ['events:PutEvents'],
    resourceArns: [bus.eventBusArn],
    conditions: { 'ForAllValues:StringEquals': { 'events:source': busSource } },
  });

/** Grants reading the messages of queues without deleting them. A read message is in flight until it is released. */
export const grantReadMessages = (queues: readonly IQueue[], grantee: IGrantable): Grant =>
  Grant.addToPrincipal({
    grantee,
    actions: [...replayActions.look],
    resourceArns: queues.map(({ queueArn }) => queueArn),
  });
