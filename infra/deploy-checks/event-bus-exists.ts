import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { pauses } from '../../platform/pauses.ts';
import { retryDenied } from '../../platform/retry-denied.ts';

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

/** What a bus does with events that EventBridge cannot encrypt or decrypt. */
export interface FoundEventBus {
  /** The customer's KMS key that it is under; undefined for AWS's. */
  readonly keyArn: string | undefined;
  readonly hasDeadLetterQueue: boolean;
}

/**
 * Finds a bus. Throws an error with the bus and the fix if EventBridge cannot describe the bus. Retries after a denial if `pause` is
 * given.
 */
export async function requireEventBus(
  client: Pick<EventBridgeClient, 'send'>,
  eventBusName: string,
  pause?: (attempt: number) => Promise<void>,
): Promise<FoundEventBus> {
  const describe = () => client.send(new DescribeEventBusCommand({ Name: eventBusName }));
  try {
    const { KmsKeyIdentifier, DeadLetterConfig } = await (pause ? retryDenied(describe, pause) : describe());
    return { keyArn: KmsKeyIdentifier || undefined, hasDeadLetterQueue: DeadLetterConfig?.Arn !== undefined };
  } catch (cause) {
    const missing = (cause as Error).name === 'ResourceNotFoundException';
    const why = missing ? 'does not exist in this account and Region' : `cannot be read: ${(cause as Error).message}`;
    throw new Error(
      `The EventBridge bus "${eventBusName}" ${why}; every event sent to it would be lost silently. ` +
        'Correct eventBus.name in the configuration, or leave it out to have a bus created.',
      { cause },
    );
  }
}
