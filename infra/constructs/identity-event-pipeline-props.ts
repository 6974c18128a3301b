import type { RemovalPolicy } from 'aws-cdk-lib';
import type { EncryptionKeyProps } from './encryption-key.ts';
import type { EventArchiveProps } from './event-archive.ts';
import type { ExistingUserPool } from './existing-user-pools.ts';
import type { IdentityEventBusProps } from './identity-event-bus.ts';
import type { KafkaForwarderProps } from './kafka-forwarder.ts';
import type { OperationsProps } from './operations.ts';
import type { PipelineAuditProps } from './pipeline-audit.ts';
import type { PipelineNames } from './pipeline-names.ts';
import type { PipelineParts } from './pipeline-parts.ts';
import type { PublisherProps } from './publisher-function.ts';
import type { TracingProps } from './traced-functions.ts';
import type { TriggerFunctionProps } from './trigger-function.ts';

/** Kafka topics and the forwarder's authentication. */
export interface PipelineKafkaProps extends Omit<
  KafkaForwarderProps,
  'bus' | 'brokers' | 'architecture' | 'profile' | keyof TracingProps
> {
  /** Bootstrap servers, each host:port. @default - those of `clusterArn`, looked up while the stack deploys */
  readonly brokers?: string[];
}

/** How the forwarder of a pipeline reads the queue. */
export type PipelineForwarderProps = Pick<KafkaForwarderProps, 'profile'>;

/** The event bus of a pipeline. */
export type PipelineBusProps = Pick<IdentityEventBusProps, 'existingName'>;

/** How the trigger function of a pipeline publishes. */
export type PipelineTriggerProps = Pick<
  TriggerFunctionProps,
  'delivery' | 'publishTimeout' | 'reservedConcurrency' | 'provisionedConcurrency' | 'memoryMiB'
>;

/** Notifications of the alarms of a pipeline, and its canary. */
export type PipelineOperationsProps = Omit<OperationsProps, keyof PipelineParts>;

/** The KMS key of a pipeline. */
export type PipelineEncryptionProps = Pick<EncryptionKeyProps, 'keyArn'>;

/** Archive of the bus. */
export interface PipelineArchiveProps extends Omit<EventArchiveProps, 'bus'> {
  /** Whether the bus has an archive, from which `cognito-to-kafka replay archive` sends events again. @default true */
  readonly enabled?: boolean;
}

/** Props of a whole pipeline. */
export interface IdentityEventPipelineProps extends Omit<PublisherProps, 'bus'>, TracingProps {
  /** The Kafka cluster, its topics and the authentication. */
  readonly kafka: PipelineKafkaProps;
  /** How the forwarder reads the queue. @default - an event does not wait for others */
  readonly forwarder?: PipelineForwarderProps;
  /** Existing user pools of the stack's account and Region. @default - a new pool with an app client */
  readonly userPools?: readonly ExistingUserPool[] | undefined;
  /** An existing event bus. @default - a new bus */
  readonly bus?: PipelineBusProps;
  /** Archive of the bus, for replays. @default - stores events for 14 days */
  readonly archive?: PipelineArchiveProps;
  /** How events reach the bus. @default - after the response */
  readonly trigger?: PipelineTriggerProps;
  /** Source of events from CloudTrail records. @default - events, if the account has a trail */
  readonly audit?: PipelineAuditProps;
  /** Notifications of alarms. @default - a new topic without subscribers */
  readonly operations?: PipelineOperationsProps;
  /** A KMS key for queues, bus, archive, logs and alarms: a new one, or by its ARN. @default - keys of AWS */
  readonly encryption?: PipelineEncryptionProps;
  /**
   * Removal policy of the resources that store events or users. With `DESTROY`, they are deleted with the stack.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
  /** Physical names of functions, queues, topic and dashboard. @default - names by CloudFormation */
  readonly names?: PipelineNames;
  /**
   * Whether the stack has the outputs by which the command `cognito-to-kafka` finds the resources of the pipeline and of its
   * consumers. For a pipeline in a nested stack, the outermost stack has them.
   * @default true
   */
  readonly outputs?: boolean;
  /** Whether EventBridge Schema Registry gets the schema of every event. @default false */
  readonly schemaRegistry?: boolean;
}
