import { replayedFrom } from '../../contracts/replayed.ts';
import type { ReplayAws } from '../replay-ports.ts';
import type { BusEntry } from '../aws/event-bus.ts';
import { attributeText, bytesOf, maxAttributes, maxBytes, type OutgoingMessage } from '../messages/queue-message.ts';
import { inCalls } from './in-calls.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';

/** Sends messages to a destination. Returns, in order, the error code of each; undefined if it was accepted. Never rejects. */
export type Deliver = (messages: readonly ParsedMessage[]) => Promise<readonly (string | undefined)[]>;

/** Sends events to a queue, byte for byte, with their attributes and two attributes of the replay. */
export function toQueue(aws: Pick<ReplayAws, 'queues'>, url: string, from: string): Deliver {
  return (messages) => {
    const outgoing = messages.map((read) => replayed(read, from));
    return inCalls(outgoing, bytesOf, (batch) => aws.queues.send(url, batch));
  };
}

/** Sends events to a bus, byte for byte. An event on a bus has no attributes, and every consumer receives it again. */
export function toBus(aws: Pick<ReplayAws, 'publish'>, bus: string): Deliver {
  return async (messages) => {
    const entries = messages.map(({ type, time, eventText }): BusEntry | undefined =>
      type === undefined || Number.isNaN(Date.parse(time ?? ''))
        ? undefined
        : { bus, type, time: time ?? '', detail: eventText },
    );
    const valid = entries.filter((entry) => entry !== undefined);
    const codes = await inCalls(valid, busBytes, (batch) => aws.publish(batch));
    return entries.map((entry) => (entry === undefined ? 'NO_TYPE_OR_TIME' : codes[valid.indexOf(entry)]));
  };
}

// PutEvents accepts as many entries and bytes as SQS accepts messages ("Calculating PutEvents event entry size": 14 for the time).
const busBytes = ({ type, detail }: BusEntry): number => 64 + Buffer.byteLength(type + detail);

/** Writes events directly to Kafka, without the queues, byte for byte to the topic of their type. */
export function toKafka(aws: Pick<ReplayAws, 'kafka'>, forwarder: string): Deliver {
  return (messages) =>
    aws.kafka.send(
      forwarder,
      messages.map(({ eventText }) => eventText),
    );
}

/**
 * Invokes a function asynchronously, with the body unchanged. Lambda accepts the invocation before the function runs. If it fails
 * again, the message is sent to the dead-letter queue of the function.
 */
export function toFunction(aws: Pick<ReplayAws, 'invoke'>, name: string): Deliver {
  return (messages) => Promise.all(messages.map(({ message }) => aws.invoke(name, message.body)));
}

function replayed({ message, eventText: body }: ParsedMessage, from: string): OutgoingMessage {
  const count = Number(attributeText(message, 'replay-count') ?? 0);
  const marks = { 'replay-count': String((Number.isSafeInteger(count) ? count : 0) + 1), [replayedFrom]: from };
  let outgoing: OutgoingMessage = { body, attributes: message.attributes };
  for (const [name, StringValue] of Object.entries(marks)) {
    const attributes = { ...outgoing.attributes, [name]: { DataType: 'String', StringValue } };
    const marked = { body, attributes };
    // A message at the limit of SQS is sent without these attributes.
    if (Object.keys(attributes).length <= maxAttributes && bytesOf(marked) <= maxBytes) outgoing = marked;
  }
  return outgoing;
}
