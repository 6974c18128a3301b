import { consumerOfOutput, consumerOutput, type StackOutputs } from '../../contracts/stack-outputs.ts';

/** The destinations of replayed events; undefined for those that a stack does not have. */
export interface Destinations {
  readonly queueUrl: string | undefined;
  readonly busName: string | undefined;
  /** The queue of the audit function; undefined for a stack of a version without one. */
  readonly auditQueueUrl: string | undefined;
  readonly auditFunction: string | undefined;
  /** The function with the settings of Kafka. */
  readonly forwarder: string | undefined;
}

/** Returns the destinations of the events of a stack. */
export const findDestinations = (outputs: StackOutputs): Destinations => ({
  queueUrl: outputs['QueueUrl'],
  busName: outputs['EventBusName'],
  auditQueueUrl: outputs['AuditQueueUrl'],
  auditFunction: outputs['AuditFunctionName'],
  forwarder: outputs['ForwarderFunctionName'],
});

/** Returns the roles in which EventBridge sends events to the targets of consumers. */
export const consumerRoles = (outputs: StackOutputs): readonly string[] =>
  Object.keys(outputs)
    .map((output) => consumerOfOutput(output))
    .filter((consumer) => consumer !== undefined)
    .map((consumer) => outputs[consumerOutput.roleArn(consumer)])
    .filter((role) => role !== undefined);
