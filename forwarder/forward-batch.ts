import type { Delivery } from '../kafka/send/deliver.ts';
import type { Failure } from '../kafka/failures/failure.ts';
import type { Message } from '../kafka/records/message.ts';
import type { Queues } from './queues/queues.ts';
import { readBatch, type Outgoing, type TraceparentOf } from '../kafka/records/read-batch.ts';

export interface ForwardPorts {
  /** The topic for events of a type. */
  readonly topicOf: (type: string) => string;
  /** Never rejects: one failure for each record that was not acknowledged. */
  readonly deliver: (outgoing: readonly Outgoing[]) => Promise<Delivery>;
  readonly queues: Pick<Queues, 'sendToDeadLetterQueue' | 'delayRetry'>;
  /** @default - records have no trace */
  readonly traceparentOf?: TraceparentOf | undefined;
}

/** The result of a batch. */
export interface Forwarded {
  readonly delivered: readonly Outgoing[];
  /** See Delivery. */
  readonly possibleDuplicates: number;
  readonly deadLettered: readonly Failure[];
  /** Messages that SQS must deliver again. */
  readonly retried: readonly Failure[];
}

/** Forwards one batch. Kafka acknowledges a message, the dead-letter queue has it, or SQS delivers it again. Never rejects. */
export async function forwardBatch(messages: readonly Message[], ports: ForwardPorts): Promise<Forwarded> {
  const { outgoing, rejected } = readBatch(messages, ports.topicOf, ports.traceparentOf);
  const { failures: undelivered, possibleDuplicates } = await ports.deliver(outgoing);
  const failures = [...rejected, ...undelivered];
  const poison = failures.filter(({ cause }) => !cause.retriable);
  const notDeadLettered = poison.length > 0 ? await ports.queues.sendToDeadLetterQueue(poison).catch(() => poison) : [];
  const retried = [...failures.filter(({ cause }) => cause.retriable), ...notDeadLettered];
  if (retried.length > 0) await ports.queues.delayRetry(retried).catch(() => undefined);
  const failed = new Set(undelivered.map(({ message }) => message));
  return {
    delivered: outgoing.filter(({ message }) => !failed.has(message)),
    possibleDuplicates,
    deadLettered: poison.filter((failure) => !notDeadLettered.includes(failure)),
    retried,
  };
}
