/** Exports of `cognito-to-kafka/constructs`. */
export { IdentityEventPipeline } from './constructs/identity-event-pipeline.ts';
export type { IIdentityEventPipeline } from './constructs/pipeline-base.ts';
export type { PipelineAttributes } from './constructs/existing-pipeline.ts';
export type { ReplayGrantOptions } from './constructs/replay-access.ts';
export type { MetricName } from '../contracts/metrics.ts';
export type {
  IdentityEventPipelineProps,
  PipelineArchiveProps,
  PipelineBusProps,
  PipelineEncryptionProps,
  PipelineForwarderProps,
  PipelineKafkaProps,
  PipelineOperationsProps,
  PipelineTriggerProps,
} from './constructs/identity-event-pipeline-props.ts';
export type { PipelineNames } from './constructs/pipeline-names.ts';
export type { PipelineAuditProps } from './constructs/pipeline-audit.ts';
export {
  IdentityEventBus,
  type IdentityEventBusProps,
  type IIdentityEventBus,
} from './constructs/identity-event-bus.ts';
export { EncryptionKey, type EncryptionKeyProps } from './constructs/encryption-key.ts';
export { applyRemovalPolicy } from './constructs/apply-removal-policy.ts';
export { EventArchive, type EventArchiveProps } from './constructs/event-archive.ts';
export { SchemaRegistry } from './constructs/schema-registry.ts';
export { TriggerFunction, type TriggerFunctionProps } from './constructs/trigger-function.ts';
export type { OtlpProps, TracingProps } from './constructs/traced-functions.ts';
export type { PublisherProps } from './constructs/publisher-function.ts';
export { Outbox, type OutboxProps } from './constructs/outbox.ts';
export { ObservedUserPool, type ObservedUserPoolProps } from './constructs/observed-user-pool.ts';
export {
  ExistingUserPools,
  type ExistingUserPool,
  type ExistingUserPoolsProps,
} from './constructs/existing-user-pools.ts';
export { KafkaForwarder, type KafkaForwarderProps } from './constructs/kafka-forwarder.ts';
export type { CreateTopicsProps, KafkaAccessProps } from './constructs/kafka-access.ts';
export type { KafkaVpcProps, VpcPlacement } from './constructs/vpc-placement.ts';
export { MskBrokers, type MskBrokersProps } from './constructs/msk-brokers.ts';
export { AuditSource, type AuditSourceProps } from './constructs/audit-source.ts';
export { KnownUsers, type KnownUsersProps } from './constructs/known-users.ts';
export { AuditTrail, type AuditTrailProps } from './constructs/audit-trail.ts';
export { Operations, type OperationsProps } from './constructs/operations.ts';
export type { PipelineDashboard } from './constructs/pipeline-dashboard.ts';
export type { AuditWorker, PipelineParts, QueueWorker, RuleWorker, TriggerParts } from './constructs/pipeline-parts.ts';
export { EventConsumer } from './constructs/event-consumer.ts';
export type { ConsumerProps, EventConsumerProps } from './constructs/event-consumer-props.ts';
export type { ConsumerTarget } from './constructs/consumer-target.ts';
export type { EventFilter } from './config/consumers/event-filter.ts';
export type { EventTypes } from './config/consumers/event-types.ts';
export type { PrivacyAction, PrivacyActions, PrivacyPolicy } from '../privacy/privacy-policy.ts';
export type { Compression } from '../contracts/compression.ts';
export type { DeliveryMode } from '../contracts/delivery-mode.ts';
export type { ForwarderProfile } from '../contracts/forwarder-profile.ts';
export type { TracingMode } from '../contracts/tracing.ts';
export type { KafkaAuthentication } from '../contracts/kafka-authentication.ts';
export type { Trigger } from '../contracts/trigger-sources.ts';
export type { MskNetwork } from './deploy-checks/msk-network.ts';
