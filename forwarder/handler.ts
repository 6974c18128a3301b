import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { batchLine } from './batch-line.ts';
import type { Delivery } from './deliver.ts';
import { forwardBatch, type ForwardPorts } from './forward-batch.ts';
import type { Message } from './message.ts';
import type { Outgoing } from './read-batch.ts';

export interface HandlerPorts extends Pick<ForwardPorts, 'topicOf' | 'park' | 'postpone'> {
  /** Sends until the deadline (milliseconds since 1970); never rejects. */
  readonly deliver: (outgoing: readonly Outgoing[], deadlineMs: number) => Promise<Delivery>;
  readonly log: (line: string) => void;
  readonly now: () => number;
}

/** The part of Lambda's context that the forwarder uses. */
export interface Invocation {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** Time kept back to park, to postpone and to answer. */
export const reserveMs = 5000;

export type ForwarderHandler = (event: SQSEvent, context: Invocation) => Promise<SQSBatchResponse>;

/** Translates Lambda's shapes: a batch of SQS in, the ids of the messages that must come again out. */
export function createHandler({ deliver, log, now, ...rest }: HandlerPorts): ForwarderHandler {
  return async ({ Records }, { awsRequestId, getRemainingTimeInMillis }) => {
    const begin = now();
    const deadlineMs = begin + getRemainingTimeInMillis() - reserveMs;
    let kafka = { beginMs: begin, endMs: begin };
    const timed: ForwardPorts['deliver'] = async (outgoing) => {
      const beginMs = now();
      const delivery = await deliver(outgoing, deadlineMs);
      kafka = { beginMs, endMs: now() };
      return delivery;
    };
    const forwarded = await forwardBatch(Records.map(asMessage), { ...rest, deliver: timed });
    const about = { requestId: awsRequestId, received: Records.length, durationMs: now() - begin };
    log(batchLine(forwarded, about, kafka));
    return { batchItemFailures: forwarded.retried.map(({ message }) => ({ itemIdentifier: message.id })) };
  };
}

function asMessage({ messageId, receiptHandle, body, attributes }: SQSRecord): Message {
  return {
    id: messageId,
    receiptHandle,
    body,
    receiveCount: Number(attributes.ApproximateReceiveCount),
    firstReceivedAt: new Date(Number(attributes.ApproximateFirstReceiveTimestamp)),
  };
}
