import { CfnOutput, Duration, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { Architecture, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { busNameOf } from './bus-name.ts';
import type { PipelineConfig } from './config.ts';
import { AuditSource, type AuditSourceProps } from './constructs/audit-source.ts';
import { AuditTrail } from './constructs/audit-trail.ts';
import { configuredConsumer } from './constructs/configured-consumer.ts';
import { EncryptionKey } from './constructs/encryption-key.ts';
import { EventArchive } from './constructs/event-archive.ts';
import { EventConsumer, type ConsumerProps } from './constructs/event-consumer.ts';
import { ExistingUserPools } from './constructs/existing-user-pools.ts';
import { IdentityEventBus } from './constructs/identity-event-bus.ts';
import { keepData } from './constructs/kept-data.ts';
import { kafkaCluster } from './constructs/kafka-cluster.ts';
import { KafkaForwarder } from './constructs/kafka-forwarder.ts';
import { Operations, type PipelineParts } from './constructs/operations.ts';
import { ObservedUserPool } from './constructs/observed-user-pool.ts';
import { Outbox } from './constructs/outbox.ts';
import type { PublisherProps } from './constructs/publisher-function.ts';
import { SchemaRegistry } from './constructs/schema-registry.ts';
import { TriggerFunction } from './constructs/trigger-function.ts';

export interface PipelineStackProps extends StackProps {
  readonly config: PipelineConfig;
}

/**
 * The whole pipeline: user pool → trigger function → bus → rule → queue → forwarder → Kafka; and beside it, into the same
 * bus: CloudTrail → default bus → rules → audit function.
 */
export class PipelineStack extends Stack {
  /** The bus with the identity events. */
  readonly bus: IEventBus;
  private readonly operations: Operations;
  private readonly consumers = new Construct(this, 'Consumers');

  constructor(scope: Construct, id: string, { config, ...props }: PipelineStackProps) {
    const { terminationProtection } = config;
    super(scope, id, {
      description: 'Identity events of Cognito user pools to Kafka.',
      terminationProtection,
      ...props,
    });
    keepData(this, config.removal);
    const architecture = config.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64;
    const { bus } = new IdentityEventBus(this, 'Bus', config.eventBus ? { existingName: config.eventBus.name } : {});
    this.bus = bus;
    if (config.archive.enabled) {
      const retention = Duration.days(config.archive.retentionDays);
      const { archiveName } = new EventArchive(this, 'Archive', { bus, retention });
      this.output('EventArchiveName', archiveName, 'What came to the bus, to be sent again.');
    }
    const { hashKeyArn, ...privacy } = config.privacy;
    const publisher: PublisherProps = { bus, architecture, privacy, hashKeyArn };
    const outbox = new Outbox(this, 'Outbox', { bus, architecture });
    const trigger = new TriggerFunction(this, 'Trigger', {
      ...publisher,
      outbox: outbox.queue,
      delivery: config.delivery.mode,
      publishTimeoutMs: config.delivery.timeoutMs,
      reservedConcurrency: config.delivery.reservedConcurrency,
    });
    const userPools = this.observedPools(trigger.live, config);
    const cluster = kafkaCluster(this, config);
    const forwarder = new KafkaForwarder(this, 'Forwarder', {
      bus,
      architecture,
      ...config.kafka,
      ...cluster.kafka,
    });
    for (const group of forwarder.placement?.securityGroups ?? []) cluster.sandbox?.letIn(group);
    if (cluster.sandbox)
      this.output('SandboxClusterArn', cluster.sandbox.clusterArn, 'The cluster, which costs by the hour.');
    const audit = config.audit.enabled
      ? this.addAudit({ ...publisher, userPools }, config.audit.createTrail)
      : undefined;
    // An update may bring events of new types, which a forwarder of the version before would take for dead letters.
    for (const publisher of [trigger.live, ...(audit ? [audit.function] : [])])
      publisher.node.addDependency(forwarder.function);
    this.operations = this.addOperations({ trigger, outbox, forwarder, audit }, config.operations);
    this.encrypt({ trigger, outbox, forwarder, audit }, config);
    if (config.schemaRegistry) {
      const { registryName } = new SchemaRegistry(this, 'Schemas');
      this.output('SchemaRegistryName', registryName, 'The schema of every event.');
    }
    const ids = userPools.map(({ userPoolId }) => userPoolId);
    this.output('UserPoolId', ids.join(','), 'The observed user pool, or pools, comma-separated.');
    this.output('TriggerFunctionArn', trigger.live.functionArn, 'The function on every observed trigger.');
    this.output(
      'TriggerLogGroupName',
      trigger.function.logGroup.logGroupName,
      'Where events stand that neither the bus nor the outbox took.',
    );
    this.output('OutboxQueueUrl', outbox.queue.queueUrl, 'Events that the bus did not accept yet.');
    this.output('OutboxDeadLetterQueueUrl', outbox.deadLetters.queueUrl, 'Events that the bus never accepted.');
    this.output('EventBusName', bus.eventBusName, 'Bus with every identity event: add a rule for a new consumer.');
    this.output('QueueUrl', forwarder.queue.queueUrl, 'Queue between the bus and Kafka.');
    this.output('DeadLetterQueueUrl', forwarder.deadLetters.queueUrl, 'Events that Kafka can never take.');
    this.output('RuleDeadLetterQueueUrl', forwarder.ruleDeadLetters.queueUrl, 'Events the rule could not queue.');
    this.output('ForwarderFunctionName', forwarder.function.functionName, 'The function that writes to Kafka.');
    const [group] = forwarder.placement?.securityGroups ?? [];
    if (group)
      this.output('ForwarderSecurityGroupId', group.securityGroupId, "Whom the brokers' security group has to let in.");
    for (const [name, value] of Object.entries(config.tags)) Tags.of(this).add(name, value);
    for (const [name, consumer] of Object.entries(config.consumers))
      this.addConsumer(name, configuredConsumer(consumer));
  }

  /**
   * Hands events to somebody else, too: with a rule, a dead-letter queue, an alarm and a row of the dashboard of its own.
   * The name is of letters and digits and begins with a capital. Throws one error with all that is wrong.
   */
  addConsumer(name: string, props: ConsumerProps): EventConsumer {
    const { bus } = this;
    const { alarmAction, dashboard } = this.operations;
    const consumer = new EventConsumer(this.consumers, name, { ...props, bus, alarmAction });
    dashboard.addConsumer(consumer, bus);
    const { deadLetters, role } = consumer;
    // The replay command knows a consumer's queue by this ending.
    this.output(`${name}RuleDeadLetterQueueUrl`, deadLetters.queueUrl, `Events that ${name} did not get.`);
    if (role) this.output(`${name}RoleArn`, role.roleArn, `Who hands events to ${name}: for the policy of its target.`);
    return consumer;
  }

  /** The pools that are configured, or a new one. */
  private observedPools(trigger: IFunction, { userPools: configured }: PipelineConfig): IUserPool[] {
    if (!configured) {
      const { pool, clientId } = new ObservedUserPool(this, 'UserPool', { trigger });
      this.output('UserPoolClientId', clientId, 'App client of the created pool.');
      return [pool];
    }
    const { pools, findings } = new ExistingUserPools(this, 'UserPools', { trigger, pools: configured });
    this.output('UserPoolAttachment', findings.join(' '), 'What the pools have of the trigger function.');
    return [...pools];
  }

  /** What CloudTrail alone can tell. */
  private addAudit(props: AuditSourceProps, createTrail: boolean): AuditSource {
    const source = new AuditSource(this, 'Audit', props);
    const trail = new AuditTrail(this, 'Trail', { create: createTrail });
    this.output('AuditFunctionName', source.function.functionName, "The function that reads CloudTrail's records.");
    this.output(
      'AuditDeadLetterQueueUrl',
      source.deadLetters.queueUrl,
      'Records that the audit function failed for, or never got.',
    );
    this.output('AuditTrail', trail.finding, "Where CloudTrail's records come from, or why none come.");
    return source;
  }

  /** Whom alarms tell, and the page to look at. */
  private addOperations(
    parts: PipelineParts,
    { alarmTopicArn, alarmEmail, ...rest }: PipelineConfig['operations'],
  ): Operations {
    const operations = new Operations(this, 'Operations', {
      ...parts,
      ...rest,
      ...(alarmTopicArn ? { existingArn: alarmTopicArn } : {}),
      ...(alarmEmail ? { email: alarmEmail } : {}),
    });
    this.output('AlarmTopicArn', operations.topic.topicArn, 'Where alarms go: subscribe whom they shall tell.');
    this.output('DashboardName', operations.dashboard.name, 'Whether everything arrives, how late, and what fails.');
    return operations;
  }

  /** Under a key of the customer's own, if one is configured. */
  private encrypt(parts: PipelineParts, { encryption, eventBus, operations }: PipelineConfig): void {
    if (!encryption) return;
    const key = new EncryptionKey(this, 'Encryption', {
      keyArn: encryption.keyArn,
      busName: eventBus?.name ?? busNameOf(this.stackName),
      ownAlarmTopic: operations.alarmTopicArn === undefined,
    });
    const { trigger, outbox, forwarder, audit } = parts;
    key.letUse(trigger.function, outbox.function, forwarder.function, ...(audit ? [audit.function] : []));
    this.output('EncryptionKeyArn', key.key.keyArn, 'The KMS key of queues, bus, archive and logs.');
  }

  private output(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description });
  }
}
