import { Duration } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { PipelineConfig } from './config/config-schema.ts';
import type { IdentityEventPipelineProps } from './constructs/identity-event-pipeline-props.ts';

/** The pipeline of a configuration that has been checked, as its construct takes it. */
export function configuredPipeline(config: PipelineConfig): IdentityEventPipelineProps {
  const { encryption, eventBus, archive, audit, delivery, kafka, removalPolicy, schemaRegistry, userPools } = config;
  const { hashKeyArn, ...privacy } = config.privacy;
  const { alarmTopicArn, alarmEmail, ...operations } = config.operations;
  return {
    kafka,
    userPools,
    ...(eventBus ? { bus: { existingName: eventBus.name } } : {}),
    archive: archive.enabled && { retention: Duration.days(archive.retentionDays) },
    trigger: {
      delivery: delivery.mode,
      publishTimeoutMs: delivery.timeoutMs,
      reservedConcurrency: delivery.reservedConcurrency,
    },
    audit: audit.enabled && { create: audit.createTrail, rememberUsersDays: audit.rememberUsersDays || false },
    privacy,
    hashKeyArn,
    operations: {
      ...operations,
      ...(alarmTopicArn ? { existingArn: alarmTopicArn } : {}),
      ...(alarmEmail ? { email: alarmEmail } : {}),
    },
    schemaRegistry,
    removalPolicy,
    ...(encryption ? { encryption: { keyArn: encryption.keyArn } } : {}),
    architecture: config.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
  };
}
