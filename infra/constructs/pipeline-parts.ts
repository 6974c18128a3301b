import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Function as Lambda, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** A function with the queue that it reads, and the dead-letter queue of its messages. */
export interface QueueWorker {
  /** The function. */
  readonly function: Lambda;
  /** Its queue. */
  readonly queue: IQueue;
  /** Messages that the function failed for. */
  readonly deadLetterQueue: IQueue;
}

/** A function with a queue that rules of EventBridge send to. */
export interface RuleWorker extends QueueWorker {
  /** Events that the rule could not send to the queue. */
  readonly ruleDeadLetterQueue: IQueue;
}

/** The audit function, with the function that remembers users. */
export interface AuditWorker extends RuleWorker {
  /** The function that remembers users. @default - users are not remembered */
  readonly knownUsers?: { readonly function: Lambda } | undefined;
}

/** The trigger function, for example a `TriggerFunction`. */
export interface TriggerParts {
  /** The function. */
  readonly function: Lambda;
  /** The alias of the version that logins reach. */
  readonly live: IFunction;
  /** Reserved concurrency of the function. @default - it uses the unreserved concurrency of the account */
  readonly reservedConcurrency?: number | undefined;
}

/** The parts of a pipeline for which there are alarms. */
export interface PipelineParts {
  /** The bus with the identity events. Its name is the dimension of the metrics. */
  readonly bus: IEventBus;
  /** Events that EventBridge could not encrypt or decrypt. @default - the bus does not use your KMS key */
  readonly busDeadLetterQueue?: IQueue | undefined;
  /** The trigger function. */
  readonly trigger: TriggerParts;
  /** The outbox, for example an `Outbox`. */
  readonly outbox: QueueWorker;
  /** The forwarder, for example a `KafkaForwarder`. */
  readonly forwarder: RuleWorker;
  /** The audit function, for example an `AuditSource`. @default - no audit source */
  readonly audit?: AuditWorker | undefined;
  /** "1" if a trail sends CloudTrail records to EventBridge, otherwise "0". May be a token. @default "1" */
  readonly trailFound?: string | undefined;
}

type DeadLetterParts = Pick<PipelineParts, 'busDeadLetterQueue' | 'outbox' | 'forwarder' | 'audit'>;

/** Returns the dead-letter queues of a pipeline, without those of its consumers. */
export const deadLetterQueuesOf = ({ busDeadLetterQueue, outbox, forwarder, audit }: DeadLetterParts): IQueue[] => [
  forwarder.deadLetterQueue,
  forwarder.ruleDeadLetterQueue,
  outbox.deadLetterQueue,
  ...(busDeadLetterQueue ? [busDeadLetterQueue] : []),
  ...(audit ? [audit.deadLetterQueue, audit.ruleDeadLetterQueue] : []),
];
