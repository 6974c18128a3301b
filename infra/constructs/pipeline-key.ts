import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { createdBusName } from '../bus-name.ts';
import { EncryptionKey } from './encryption-key.ts';
import type { IdentityEventPipelineProps } from './identity-event-pipeline-props.ts';
import type { PipelineParts } from './pipeline-parts.ts';

/** Creates the key of a pipeline and grants it to the functions that use its queues; undefined without `encryption`. */
export function pipelineKey(
  scope: Construct,
  { encryption, bus, operations }: IdentityEventPipelineProps,
  { trigger, outbox, forwarder, audit }: Pick<PipelineParts, 'trigger' | 'outbox' | 'forwarder' | 'audit'>,
): EncryptionKey | undefined {
  if (!encryption) return undefined;
  const key = new EncryptionKey(scope, 'Encryption', {
    ...encryption,
    busName: bus?.existingName ?? createdBusName(Stack.of(scope).stackName),
    createsAlarmTopic: operations?.existingArn === undefined,
  });
  key.grantUse(trigger.function, outbox.function, forwarder.function, ...(audit ? [audit.function] : []));
  return key;
}
