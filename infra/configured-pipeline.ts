import { Duration } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { PipelineConfig } from './config/config-schema.ts';
import { removalPolicyOf } from './constructs/apply-removal-policy.ts';
import type { IdentityEventPipelineProps } from './constructs/identity-event-pipeline-props.ts';

/** The pipeline of a configuration that has been checked, as its construct takes it. */
export function configuredPipeline(config: PipelineConfig): IdentityEventPipelineProps {
  const { encryption, eventBus, archive, audit, delivery, forwarder, kafka, removalPolicy, schemaRegistry, userPools } =
    config;
  const { hashKeyArn, ...privacy } = config.privacy;
  const { alarmTopicArn, alarmEmail, ...operations } = config.operations;
  return {
    kafka,
    forwarder,
    userPools,
    ...(eventBus ? { bus: { existingName: eventBus.name } } : {}),
    archive: { enabled: archive.enabled, retention: Duration.days(archive.retentionDays) },
    trigger: {
      delivery: delivery.mode,
      publishTimeout: Duration.millis(delivery.timeoutMs),
      reservedConcurrency: delivery.reservedConcurrency,
      provisionedConcurrency: delivery.provisionedConcurrency,
      memoryMiB: delivery.memoryMiB,
    },
    audit: {
      enabled: audit.enabled,
      createTrail: audit.createTrail,
      rememberUsersFor: Duration.days(audit.rememberUsersDays),
    },
    privacy,
    hashKeyArn,
    operations: {
      ...operations,
      ...(alarmTopicArn ? { existingArn: alarmTopicArn } : {}),
      ...(alarmEmail ? { email: alarmEmail } : {}),
    },
    schemaRegistry,
    tracing: config.tracing,
    ...(config.otlp ? { otlp: config.otlp } : {}),
    removalPolicy: removalPolicyOf(removalPolicy),
    ...(encryption ? { encryption: { keyArn: encryption.keyArn } } : {}),
    architecture: config.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
  };
}
