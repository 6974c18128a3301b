import type { Removal } from '../config/removal.ts';
import type { EncryptionKeyProps } from './encryption-key.ts';
import type { EventArchiveProps } from './event-archive.ts';
import type { ExistingUserPool } from './existing-user-pools.ts';
import type { IdentityEventBusProps } from './identity-event-bus.ts';
import type { KafkaForwarderProps } from './kafka-forwarder.ts';
import type { OperationsProps } from './operations.ts';
import type { PipelineAuditProps } from './pipeline-audit.ts';
import type { PipelineParts } from './pipeline-parts.ts';
import type { PublisherProps } from './publisher-function.ts';
import type { TriggerFunctionProps } from './trigger-function.ts';

/** Kafka topics and the forwarder's authentication. */
export interface PipelineKafkaProps extends Omit<KafkaForwarderProps, 'bus' | 'brokers' | 'architecture'> {
  /** Bootstrap servers, each host:port. @default - those of `clusterArn`, looked up while the stack deploys */
  readonly brokers?: string[];
}

export interface IdentityEventPipelineProps extends Omit<PublisherProps, 'bus'> {
  readonly kafka: PipelineKafkaProps;
  /** Existing user pools of the stack's account and Region. @default - a new pool with an app client */
  readonly userPools?: readonly ExistingUserPool[] | undefined;
  /** @default - a new bus */
  readonly bus?: Pick<IdentityEventBusProps, 'existingName'>;
  /** Archive of the bus, for replays. `false` creates none. @default - retains events for 14 days */
  readonly archive?: Omit<EventArchiveProps, 'bus'> | false;
  /** How events reach the bus. @default - after the response */
  readonly trigger?: Pick<TriggerFunctionProps, 'delivery' | 'publishTimeoutMs' | 'reservedConcurrency'>;
  /** Source of events from CloudTrail records. `false` creates none. @default - events, if the account has a trail */
  readonly audit?: PipelineAuditProps | false;
  /** Notifications of alarms. @default - a new topic without subscribers */
  readonly operations?: Omit<OperationsProps, keyof PipelineParts>;
  /** A KMS key for queues, bus, archive, logs and alarms: a new one, or by its ARN. @default - keys of AWS */
  readonly encryption?: Pick<EncryptionKeyProps, 'keyArn'>;
  /** Removal policy of resources that store events or users, if the stack or the resource is deleted. @default "retain" */
  readonly removalPolicy?: Removal;
  /** Whether EventBridge Schema Registry gets the schema of every event. @default false */
  readonly schemaRegistry?: boolean;
}
