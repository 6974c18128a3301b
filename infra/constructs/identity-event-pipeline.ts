import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { MathExpression, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantReadMessages } from './access.ts';
import type { AuditSource } from './audit-source.ts';
import { AuditTrail } from './audit-trail.ts';
import { checkProps } from './check-props.ts';
import type { EncryptionKey } from './encryption-key.ts';
import { EventArchive } from './event-archive.ts';
import { EventConsumer } from './event-consumer.ts';
import type { ConsumerProps } from './event-consumer-props.ts';
import { ExistingPipeline, type PipelineAttributes } from './existing-pipeline.ts';
import { ExistingUserPools } from './existing-user-pools.ts';
import type { IdentityEventPipelineProps } from './identity-event-pipeline-props.ts';
import { IdentityEventBus } from './identity-event-bus.ts';
import { applyRemovalPolicy } from './apply-removal-policy.ts';
import { KafkaForwarder } from './kafka-forwarder.ts';
import { clusterBrokers } from './msk-brokers.ts';
import { ObservedUserPool } from './observed-user-pool.ts';
import { Operations } from './operations.ts';
import { Outbox } from './outbox.ts';
import { pipelineAudit } from './pipeline-audit.ts';
import { PipelineBase, type IIdentityEventPipeline } from './pipeline-base.ts';
import { pipelineKey } from './pipeline-key.ts';
import { depthOfAll } from './pipeline-metrics.ts';
import { applyNames } from './pipeline-names.ts';
import { pipelineOutputs } from './pipeline-outputs.ts';
import { deadLetterQueuesOf } from './pipeline-parts.ts';
import { pipelineProblems, pipelineProps } from './pipeline-props.ts';
import type { PublisherProps } from './publisher-function.ts';
import { grantReplay, grantReplayOfConsumer, type ReplayGrantOptions } from './replay-access.ts';
import { SchemaRegistry } from './schema-registry.ts';
import { addOutputs } from './stack-outputs.ts';
import { TriggerFunction } from './trigger-function.ts';

/**
 * The whole pipeline: user pool → trigger function → bus → rule → queue → forwarder → Kafka. A second source of the same bus:
 * CloudTrail → default bus → rules → audit function. The names of bus, alarms and queries contain the stack's name. Throws for
 * a second pipeline in a stack, and for a Kafka cluster without a name.
 */
export class IdentityEventPipeline extends PipelineBase {
  /** Returns an existing pipeline of the same account and Region, for example to add a consumer to it in another stack. */
  static fromPipelineAttributes(scope: Construct, id: string, attributes: PipelineAttributes): IIdentityEventPipeline {
    return new ExistingPipeline(scope, id, attributes);
  }

  /** Returns an existing pipeline by the name of its bus, which is the stack output `EventBusName`. */
  static fromEventBusName(scope: Construct, id: string, eventBusName: string): IIdentityEventPipeline {
    const bus = EventBus.fromEventBusName(scope, `${id}Bus`, eventBusName);
    return new ExistingPipeline(scope, id, { bus });
  }

  /** The bus with the identity events. */
  readonly bus: IEventBus;
  /** Events that EventBridge could not encrypt or decrypt. `undefined` for an existing bus, or without your KMS key. */
  readonly busDeadLetterQueue: Queue | undefined;
  /** The observed pools. */
  readonly userPools: readonly IUserPool[];
  /** The created pool. `undefined` if `userPools` names pools. */
  readonly createdPool: ObservedUserPool | undefined;
  /** The pools that `userPools` names. `undefined` if the stack created a pool. */
  readonly existingPools: ExistingUserPools | undefined;
  /** The function on every observed trigger. */
  readonly trigger: TriggerFunction;
  /** The queue for events that the bus rejected, and its function. */
  readonly outbox: Outbox;
  /** Rule, queue and function between the bus and Kafka. */
  readonly forwarder: KafkaForwarder;
  /** The source of events from CloudTrail records. `undefined` if `audit.enabled` is false. */
  readonly audit: AuditSource | undefined;
  /** The trail of the records. `undefined` if `audit.enabled` is false. */
  readonly trail: AuditTrail | undefined;
  /** Alarms, their topic, and the dashboard. */
  readonly operations: Operations;
  /** The archive of the bus. `undefined` if `archive.enabled` is false. */
  readonly archive: EventArchive | undefined;
  /** The schema registry. `undefined` without `schemaRegistry`. */
  readonly schemas: SchemaRegistry | undefined;
  /** Your KMS key. `undefined` if AWS's own keys are used. */
  readonly encryption: EncryptionKey | undefined;
  private readonly outputs: boolean;
  private readonly replayGrants: { readonly grantee: IGrantable; readonly options: ReplayGrantOptions }[] = [];
  private readonly consumersScope = new Construct(this, 'Consumers');

  constructor(scope: Construct, id: string, props: IdentityEventPipelineProps) {
    super(scope, id);
    this.requireOnlyOne();
    checkProps(this, pipelineProps(props), pipelineProblems(props));
    const { kafka, userPools, archive = {}, audit = {}, operations, schemaRegistry = false, ...rest } = props;
    const { enabled: hasArchive = true, ...archiveProps } = archive;
    const { enabled: hasAudit = true } = audit;
    const { architecture, privacy, hashKeyArn, otlp, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = rest;
    applyRemovalPolicy(this, removalPolicy);
    const shared = { ...(architecture ? { architecture } : {}), tracing: rest.tracing ?? 'off' };
    const underKey = props.encryption !== undefined;
    const { bus, deadLetterQueue: busDeadLetterQueue } = new IdentityEventBus(this, 'Bus', { ...rest.bus, underKey });
    const publisher: PublisherProps = { ...shared, bus, ...(privacy ? { privacy } : {}), hashKeyArn };
    this.bus = bus;
    this.busDeadLetterQueue = busDeadLetterQueue;
    this.archive = hasArchive ? new EventArchive(this, 'Archive', { ...archiveProps, bus }) : undefined;
    this.outbox = new Outbox(this, 'Outbox', { ...shared, bus });
    const outbox = this.outbox.queue;
    // Pools that exist already outlive the stack, whatever its data does.
    const ofTrigger = { removalPolicy: userPools ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : removalPolicy };
    this.trigger = new TriggerFunction(this, 'Trigger', { ...rest.trigger, ...publisher, ...ofTrigger, otlp, outbox });
    const trigger = this.trigger.live;
    const toKafka = { ...kafka, ...rest.forwarder, otlp, brokers: kafka.brokers ?? clusterBrokers(this, kafka) };
    this.forwarder = new KafkaForwarder(this, 'Forwarder', { ...shared, ...toKafka, bus });
    const eventPath = [
      bus,
      this.outbox,
      this.forwarder,
      ...(this.archive ? [this.archive] : []),
      // A created pool has no user yet, and the target of a consumer may refer to it.
      ...(userPools ? [this.consumersScope] : []),
    ];
    this.existingPools =
      userPools && new ExistingUserPools(this, 'UserPools', { trigger, pools: userPools, eventPath });
    this.createdPool = userPools
      ? undefined
      : new ObservedUserPool(this, 'UserPool', { trigger, removalPolicy, eventPath });
    this.userPools = this.existingPools?.pools ?? (this.createdPool ? [this.createdPool.pool] : []);
    this.audit = hasAudit
      ? pipelineAudit(this, { ...audit, ...publisher, userPools: this.userPools, existing: userPools })
      : undefined;
    this.trail = hasAudit ? new AuditTrail(this, 'Trail', { create: audit.createTrail ?? false }) : undefined;
    // An update may add events of new types, which a forwarder of the previous version would dead-letter. It may also name
    // another bus, on which an event is lost until the rules exist.
    for (const source of [trigger, ...(this.audit ? [this.audit.function] : [])])
      source.node.addDependency(...eventPath);
    this.operations = new Operations(this, 'Operations', {
      ...operations,
      bus,
      busDeadLetterQueue,
      trigger: this.trigger,
      outbox: this.outbox,
      forwarder: this.forwarder,
      audit: this.audit,
      trailFound: this.trail?.found,
    });
    this.schemas = schemaRegistry ? new SchemaRegistry(this, 'Schemas') : undefined;
    this.encryption = pipelineKey(this, props, this);
    applyNames(props.names ?? {}, this);
    this.outputs = props.outputs ?? true;
    if (this.outputs) addOutputs(this, pipelineOutputs(this));
  }

  /** Every consumer that was added, by name. */
  get consumers(): readonly EventConsumer[] {
    return this.consumersScope.node.children.filter((child) => child instanceof EventConsumer);
  }

  /**
   * Adds a consumer of events with its own rule, dead-letter queue, alarm and row of the dashboard. Its name has letters and
   * digits and begins with a capital letter. Throws one error with all mistakes.
   */
  addConsumer(name: string, props: ConsumerProps): EventConsumer {
    const { bus, outputs } = this;
    const { alarmAction, dashboard } = this.operations;
    const consumer = new EventConsumer(this.consumersScope, name, { ...props, bus, alarmAction, outputs });
    dashboard.addConsumer(consumer, bus);
    for (const { grantee, options } of this.replayGrants) grantReplayOfConsumer(this, this, consumer, grantee, options);
    return consumer;
  }

  /**
   * Grants everything that `cognito-to-kafka replay` calls on the stack: its queues, the bus, the archive, the log of the trigger
   * function and the KMS key. Includes the consumers that are added later.
   */
  grantReplay(grantee: IGrantable, options: ReplayGrantOptions = {}): Grant {
    this.replayGrants.push({ grantee, options });
    return grantReplay(this, this, this.consumers, grantee, options);
  }

  /** Grants reading the messages of the dead-letter queues, without those of consumers, and the KMS key of the queues. */
  grantReadDeadLetters(grantee: IGrantable): Grant {
    const read = grantReadMessages(deadLetterQueuesOf(this), grantee);
    return this.encryption ? read.combine(this.encryption.grantRead(grantee)) : read;
  }

  /** Returns the messages in the dead-letter queues together, without those of consumers. */
  metricDeadLetters(props?: MetricOptions): MathExpression {
    return depthOfAll(deadLetterQueuesOf(this), props);
  }

  protected get publishing() {
    return { outboxQueue: this.outbox.queue, key: this.encryption?.key };
  }

  private requireOnlyOne(): void {
    const isOther = (found: unknown) => found instanceof IdentityEventPipeline && found !== this;
    const other = Stack.of(this).node.findAll().find(isOther);
    if (!other) return;
    throw new Error(`${this.node.path}: its stack has a pipeline, ${other.node.path}; give each a stack of its own.`);
  }
}
