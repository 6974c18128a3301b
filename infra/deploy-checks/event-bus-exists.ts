import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { pauses } from '../pauses.ts';
import { retryDenied } from '../retry-denied.ts';

/** The event of CDK's provider framework for a custom resource. */
interface ResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: { readonly eventBusName: string };
}

/** Lambda handler of a custom resource: gives the bus's name, or throws, and so fails the deployment, without the bus. */
export async function handler({ RequestType, ResourceProperties: { eventBusName } }: ResourceEvent) {
  if (RequestType !== 'Delete') await requireEventBus(new EventBridgeClient({}), eventBusName, pauses);
  return { PhysicalResourceId: `event-bus-exists-${eventBusName}`, Data: { eventBusName } };
}

/**
 * Throws, naming the bus and the remedy, if the bus cannot be described. Asks again after a denial where it is told how to
 * pause.
 */
export async function requireEventBus(
  client: Pick<EventBridgeClient, 'send'>,
  eventBusName: string,
  pause?: (attempt: number) => Promise<void>,
): Promise<void> {
  const describe = () => client.send(new DescribeEventBusCommand({ Name: eventBusName }));
  try {
    await (pause ? retryDenied(describe, pause) : describe());
  } catch (cause) {
    const missing = (cause as Error).name === 'ResourceNotFoundException';
    const why = missing ? 'does not exist in this account and Region' : `cannot be read: ${(cause as Error).message}`;
    throw new Error(
      `The EventBridge bus "${eventBusName}" ${why}; every event sent to it would be lost in silence. ` +
        'Correct eventBus.name in the configuration, or leave it out to have a bus created.',
      { cause },
    );
  }
}
