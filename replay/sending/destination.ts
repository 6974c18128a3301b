import { replayedFrom } from '../../contracts/replayed.ts';
import type { ReplayAws } from '../replay-ports.ts';
import type { BusEntry } from '../aws/event-bus.ts';
import { attributeText, bytesOf, maxAttributes, maxBytes, type OutgoingMessage } from '../messages/queue-message.ts';
import { inCalls } from './in-calls.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';

/** Brings messages somewhere. In order, for each why it was refused, or undefined where it was accepted. Never rejects. */
export type Deliver = (messages: readonly ParsedMessage[]) => Promise<readonly (string | undefined)[]>;

/** To a queue: the event byte for byte, with the attributes it had, and two that say that it is a replay. */
export function toQueue(aws: Pick<ReplayAws, 'queues'>, url: string, from: string): Deliver {
  return (messages) => {
    const outgoing = messages.map((read) => replayed(read, from));
    return inCalls(outgoing, bytesOf, (batch) => aws.queues.send(url, batch));
  };
}

/** To a bus: the event byte for byte. An event on a bus has no attributes, and every consumer gets it again. */
export function toBus(aws: Pick<ReplayAws, 'publish'>, bus: string): Deliver {
  return async (messages) => {
    const entries = messages.map(({ type, time, eventText }): BusEntry | undefined =>
      type === undefined || Number.isNaN(Date.parse(time ?? ''))
        ? undefined
        : { bus, type, time: time ?? '', detail: eventText },
    );
    const sound = entries.filter((entry) => entry !== undefined);
    const codes = await inCalls(sound, busBytes, (batch) => aws.publish(batch));
    return entries.map((entry) => (entry === undefined ? 'NO_TYPE_OR_TIME' : codes[sound.indexOf(entry)]));
  };
}

// PutEvents takes as many entries and bytes as SQS takes messages ("Calculating PutEvents event entry size": 14 for the time).
const busBytes = ({ type, detail }: BusEntry): number => 64 + Buffer.byteLength(type + detail);

/** Straight to Kafka, past all queues: the event byte for byte, to the topic of its type. */
export function toKafka(aws: Pick<ReplayAws, 'kafka'>, forwarder: string): Deliver {
  return (messages) =>
    aws.kafka.send(
      forwarder,
      messages.map(({ eventText }) => eventText),
    );
}

/**
 * To a function, as an asynchronous invocation with the body as it is. Lambda accepts it before the function runs: what
 * fails again comes back to the function's dead-letter queue.
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
    // What it came with goes first: a message at the limit of SQS goes without them.
    if (Object.keys(attributes).length <= maxAttributes && bytesOf(marked) <= maxBytes) outgoing = marked;
  }
  return outgoing;
}
