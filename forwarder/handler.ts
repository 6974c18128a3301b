import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';
import { forwardBatch, type Forwarded, type ForwardPorts } from './forward-batch.ts';
import type { Message } from './message.ts';
import type { Failure } from './failure.ts';
import type { Outgoing } from './read-batch.ts';

export interface HandlerPorts extends Pick<ForwardPorts, 'topicOf' | 'park' | 'postpone'> {
  /** Sends until the deadline (milliseconds since 1970); never rejects. */
  readonly deliver: (outgoing: readonly Outgoing[], deadlineMs: number) => Promise<readonly Failure[]>;
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
    const ports: ForwardPorts = { ...rest, deliver: (outgoing) => deliver(outgoing, deadlineMs) };
    const forwarded = await forwardBatch(Records.map(asMessage), ports);
    log(batchLine(forwarded, { requestId: awsRequestId, received: Records.length, durationMs: now() - begin }));
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

function batchLine(
  { delivered, parked, retried }: Forwarded,
  about: { readonly requestId: string; readonly received: number; readonly durationMs: number },
): string {
  const cause = (retried[0] ?? parked[0])?.cause;
  const counts = {
    [metrics.eventsDelivered]: delivered,
    [metrics.eventsRetried]: retried.length,
    [metrics.eventsParked]: parked.length,
  };
  const why = cause ? { code: cause.code, detail: cause.detail } : {};
  return logLine({ level: cause ? 'warn' : 'info', message: 'batch forwarded', ...about, ...why }, counts);
}
