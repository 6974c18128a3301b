import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Function as Lambda, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** A function with the queue that it empties, and where its failures go. */
interface Worker {
  readonly function: Lambda;
  readonly queue: IQueue;
  readonly deadLetterQueue: IQueue;
}

/** The audit function, with the function that remembers users. */
interface AuditParts extends Worker {
  readonly ruleDeadLetterQueue: IQueue;
  /** @default - users are not remembered */
  readonly knownUsers?: { readonly function: Lambda } | undefined;
}

/** The parts of a pipeline for which there are alarms. */
export interface PipelineParts {
  /** The bus with the events: the counts of the functions are by its name. */
  readonly bus: IEventBus;
  /** Events that EventBridge could not encrypt or decrypt. @default - the bus is under AWS's key */
  readonly busDeadLetterQueue?: IQueue | undefined;
  readonly trigger: {
    readonly function: Lambda;
    /** What logins reach. */
    readonly live: IFunction;
    /** Concurrent executions that are set aside for it. @default - it shares those of the account */
    readonly reservedConcurrency?: number | undefined;
  };
  readonly outbox: Worker;
  readonly forwarder: Worker & { readonly ruleDeadLetterQueue: IQueue };
  /** @default - no audit source */
  readonly audit?: AuditParts | undefined;
  /** "1" where a trail hands CloudTrail's records over, else "0"; may be a token. @default "1" */
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
