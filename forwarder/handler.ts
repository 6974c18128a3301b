import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { batchItemFailures } from '../platform/batch-item-failures.ts';
import {
  isForwarderCheck,
  type ForwarderCheck,
  type ForwarderCheckAnswer,
  type KafkaState,
} from '../contracts/forwarder-check.ts';
import { replayedFrom } from '../contracts/replayed.ts';
import { batchLine } from './batch-line.ts';
import { canaryLines } from './records/canary-lines.ts';
import { checkQueues } from './queues/check-queues.ts';
import type { Delivery } from '../kafka/send/deliver.ts';
import { forwardBatch, type ForwardPorts } from './forward-batch.ts';
import type { Message } from '../kafka/records/message.ts';
import type { Outgoing } from '../kafka/records/read-batch.ts';
import { temporaryUserLines } from './records/temporary-user-lines.ts';

export interface HandlerPorts extends Pick<ForwardPorts, 'topicOf' | 'park' | 'postpone'> {
  /** Sends until the deadline (milliseconds since 1970); never rejects. */
  readonly deliver: (outgoing: readonly Outgoing[], deadlineMs: number) => Promise<Delivery>;
  /** See checkKafka. */
  readonly check: () => Promise<KafkaState>;
  /** Calls the queues as for messages that were not delivered, and changes nothing. Rejects where they do not answer. */
  readonly reachQueues: () => Promise<void>;
  readonly log: (line: string) => void;
  /** Name of the bus, by which counts are told apart. */
  readonly bus: string | undefined;
  readonly now: () => number;
}

/** The part of Lambda's context that the forwarder uses. */
export interface Invocation {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** Time kept back to park, to postpone and to answer. */
export const reserveMs = 5000;

/** What the function is invoked with, and what it answers to that. */
export interface ForwarderHandler {
  (event: SQSEvent, context: Invocation): Promise<SQSBatchResponse>;
  (event: ForwarderCheck, context: Invocation): Promise<ForwarderCheckAnswer>;
}

/** Translates Lambda's shapes: a batch of SQS in, the ids of the messages that must come again out; or a check. */
export function createHandler({ check, reachQueues, ...ports }: HandlerPorts): ForwarderHandler {
  const forward = batchHandler(ports);
  const handler = (event: SQSEvent | ForwarderCheck, context: Invocation) =>
    isForwarderCheck(event) ? checkAll({ check, reachQueues }) : forward(event, context);
  return handler as ForwarderHandler;
}

async function checkAll({ check, reachQueues }: Pick<HandlerPorts, 'check' | 'reachQueues'>) {
  const [kafka, queues] = await Promise.all([check(), checkQueues(reachQueues)]);
  return { ...kafka, queues };
}

function batchHandler({ deliver, log, bus, now, ...rest }: Omit<HandlerPorts, 'check' | 'reachQueues'>) {
  return async ({ Records }: SQSEvent, { awsRequestId, getRemainingTimeInMillis }: Invocation) => {
    const begin = now();
    const deadlineMs = begin + getRemainingTimeInMillis() - reserveMs;
    let beginMs = begin;
    let endMs = begin;
    const timed: ForwardPorts['deliver'] = async (outgoing) => {
      beginMs = now();
      const delivery = await deliver(outgoing, deadlineMs);
      endMs = now();
      return delivery;
    };
    const forwarded = await forwardBatch(Records.map(asMessage), { ...rest, deliver: timed });
    const about = { requestId: awsRequestId, received: Records.length, durationMs: now() - begin, bus };
    log(batchLine(forwarded, about, { beginMs, endMs }));
    const times = { receivedMs: begin, acknowledgedMs: endMs };
    for (const line of canaryLines(forwarded.delivered, times)) log(line);
    for (const line of temporaryUserLines(forwarded.delivered)) log(line);
    return batchItemFailures(forwarded.retried.map(({ message }) => message.id));
  };
}

/** A message as Lambda passes it. A record from a test or another source may lack properties of the type. */
type ReceivedRecord = Pick<SQSRecord, 'messageId' | 'receiptHandle'> & {
  readonly body?: string | null;
  readonly attributes?: Partial<SQSRecord['attributes']> | null;
  readonly messageAttributes?: SQSRecord['messageAttributes'] | null;
};

function asMessage({ messageId, receiptHandle, body, attributes, messageAttributes }: ReceivedRecord): Message {
  const sentMs = Number(attributes?.SentTimestamp);
  return {
    ...(sentMs > 0 ? { sentMs } : {}),
    ...(messageAttributes?.[replayedFrom] ? { replayed: true } : {}),
    id: messageId,
    receiptHandle,
    body: body ?? '',
    receiveCount: Math.max(1, Number(attributes?.ApproximateReceiveCount) || 1),
    firstReceivedAt: new Date(Number(attributes?.ApproximateFirstReceiveTimestamp)),
  };
}
