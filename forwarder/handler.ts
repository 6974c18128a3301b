import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { batchItemFailures } from '../platform/batch-item-failures.ts';
import { isForwarderCheck, type ForwarderCheck, type ForwarderCheckAnswer } from '../contracts/forwarder-check.ts';
import { replayedFrom } from '../contracts/replayed.ts';
import { batchLine } from './batch-line.ts';
import { canaryLines } from './records/canary-lines.ts';
import { checkQueues } from './queues/check-queues.ts';
import type { Queues } from './queues/queues.ts';
import type { Cluster } from '../kafka/cluster.ts';
import { forwardBatch, type ForwardPorts } from './forward-batch.ts';
import type { Message } from '../kafka/records/message.ts';
import { temporaryUserLines } from './records/temporary-user-lines.ts';
import type { BatchTracing } from './tracing/batch-tracing.ts';

export interface HandlerPorts {
  readonly cluster: Pick<Cluster, 'topicOf' | 'deliver' | 'check'>;
  readonly queues: Queues;
  readonly log: (line: string) => void;
  readonly now: () => number;
  /** Name of the bus, the dimension of the metrics. */
  readonly bus: string | undefined;
  /** Begins the traces of a batch. Never rejects. @default - tracing is off */
  readonly tracing?: (() => Promise<BatchTracing | undefined>) | undefined;
}

/** The part of Lambda's context that the forwarder uses. */
export interface Invocation {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** Milliseconds reserved for the calls to the queues and for the response. */
export const reserveMs = 5000;

/** The function's events with the responses to them. */
export interface ForwarderHandler {
  (event: SQSEvent, context: Invocation): Promise<SQSBatchResponse>;
  (event: ForwarderCheck, context: Invocation): Promise<ForwarderCheckAnswer>;
}

/** Translates Lambda's shapes: an SQS batch into the ids of the messages that SQS must deliver again; or a check. */
export function createHandler(ports: HandlerPorts): ForwarderHandler {
  const handler = (event: SQSEvent | ForwarderCheck, context: Invocation) =>
    isForwarderCheck(event) ? checkAll(ports) : forward(event, context, ports);
  return handler as ForwarderHandler;
}

async function checkAll({ cluster, queues }: HandlerPorts): Promise<ForwarderCheckAnswer> {
  const [kafka, reached] = await Promise.all([cluster.check(), checkQueues(queues.reach)]);
  return { ...kafka, queues: reached };
}

async function forward({ Records }: SQSEvent, context: Invocation, ports: HandlerPorts): Promise<SQSBatchResponse> {
  const { cluster, queues, log, now, bus } = ports;
  const begin = now();
  const tracing = await ports.tracing?.();
  const deadlineMs = begin + context.getRemainingTimeInMillis() - reserveMs;
  let beginMs = begin;
  let endMs = begin;
  const deliver: ForwardPorts['deliver'] = async (outgoing) => {
    beginMs = now();
    const delivery = await cluster.deliver(outgoing, deadlineMs);
    endMs = now();
    return delivery;
  };
  const forwarded = await forwardBatch(Records.map(toMessage), {
    topicOf: cluster.topicOf,
    deliver,
    queues,
    traceparentOf: tracing?.traceparentOf,
  });
  const { awsRequestId: requestId } = context;
  const received = Records.length;
  const spanTimes = { beginMs: begin, kafkaBeginMs: beginMs, kafkaEndMs: endMs };
  const droppedSpans = await tracing?.finish(forwarded, { requestId, received, times: spanTimes });
  const about = { requestId, received, durationMs: now() - begin, bus, droppedSpans };
  log(batchLine(forwarded, about, { beginMs, endMs }));
  const times = { receivedMs: begin, acknowledgedMs: endMs };
  for (const line of canaryLines(forwarded.delivered, times)) log(line);
  for (const line of temporaryUserLines(forwarded.delivered)) log(line);
  return batchItemFailures(forwarded.retried.map(({ message }) => message.id));
}

/** A message as Lambda passes it. A record from a test or another source may lack properties of the type. */
type ReceivedRecord = Pick<SQSRecord, 'messageId' | 'receiptHandle'> & {
  readonly body?: string | null;
  readonly attributes?: Partial<SQSRecord['attributes']> | null;
  readonly messageAttributes?: SQSRecord['messageAttributes'] | null;
};

function toMessage({ messageId, receiptHandle, body, attributes, messageAttributes }: ReceivedRecord): Message {
  const sentMs = Number(attributes?.SentTimestamp);
  const traceHeader = attributes?.AWSTraceHeader;
  return {
    ...(sentMs > 0 ? { sentMs } : {}),
    ...(messageAttributes?.[replayedFrom] ? { replayed: true } : {}),
    ...(traceHeader === undefined ? {} : { traceHeader }),
    id: messageId,
    receiptHandle,
    body: body ?? '',
    receiveCount: Math.max(1, Number(attributes?.ApproximateReceiveCount) || 1),
    firstReceivedAt: new Date(Number(attributes?.ApproximateFirstReceiveTimestamp)),
  };
}
