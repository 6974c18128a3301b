import type { CanaryDelivered } from '../../contracts/canary.ts';
import { canaryEvent } from './canary-event.ts';
import type { ExpectedEvent } from './expected-events.ts';
import { probableCause, type Parts, type Stuck } from './probable-cause.ts';
import type { SmokeAws, SmokePorts } from './smoke-ports.ts';
import type { TopicWatch } from './topic-watch.ts';

/** One hop of the canary, or one step of the login. */
export interface Hop {
  readonly hop: 'sign-up' | 'login' | 'removal' | 'bus' | 'queue' | 'forwarder' | 'kafka' | 'topic' | 'events';
  readonly milliseconds: number;
  /** What shows it. */
  readonly proof: string;
}

export interface Sent {
  readonly id: string;
  readonly hops: readonly Hop[];
  /** Undefined where the canary came to Kafka, and was read there if that was asked for. */
  readonly failed?: { readonly hop: Hop['hop']; readonly cause: string };
  /** With --login: the events of the temporary user. `arrived` is undefined if that could not be checked. */
  readonly events?: readonly (ExpectedEvent & { readonly arrived: boolean | undefined })[];
}

const pauseMs = 500;
const readPauseMs = 50;

export interface SendOptions extends Pick<SmokePorts, 'now' | 'pause'> {
  /** How long to wait for it, and again for reading it. */
  readonly timeoutMs: number;
  /** The topic, or why it cannot be read from here. @default - it is not read */
  readonly watch?: TopicWatch | Error | undefined;
}

/** Sends a canary and follows it into the topic; gives up after `timeoutMs` and looks for the cause. */
export async function sendCanary(aws: SmokeAws, parts: Parts, options: SendOptions): Promise<Sent> {
  const { now, pause, timeoutMs, watch } = options;
  const begin = now();
  const event = canaryEvent(begin);
  const { id } = event;
  try {
    await aws.publish(parts.bus, event);
  } catch (error) {
    const cause = `EventBridge did not accept it: ${(error as Error).message}`;
    return { id, hops: [], failed: { hop: 'bus', cause } };
  }
  const published = now();
  const bus: Hop = {
    hop: 'bus',
    milliseconds: published.getTime() - begin.getTime(),
    proof: 'PutEvents gave it an id',
  };
  while (now().getTime() - published.getTime() < timeoutMs) {
    const delivered = await aws.delivered(parts.forwarder, id, begin);
    if (delivered) {
      const hops = [bus, ...hopsOf(delivered, begin.getTime() + bus.milliseconds)];
      if (watch === undefined) return { id, hops };
      const read = await readBack(delivered, watch, options);
      return { id, ...('cause' in read ? { hops, failed: read } : { hops: [...hops, read] }) };
    }
    await pause(pauseMs);
  }
  const failed: Stuck = await probableCause(aws, parts);
  return { id, hops: [bus], failed };
}

/** The hop from Kafka's acknowledgement to this machine, or why there is none. */
async function readBack(
  { id, topic, acknowledgedMs }: CanaryDelivered,
  watch: TopicWatch | Error,
  { now, pause, timeoutMs }: SendOptions,
): Promise<Hop | NonNullable<Sent['failed']>> {
  const failed = (why: string) =>
    ({
      hop: 'topic',
      cause: `Kafka has acknowledged it, but it was not read from ${topic} by this machine: ${why}`,
    }) as const;
  if (watch instanceof Error) return failed(watch.message);
  const begin = now().getTime();
  try {
    while (now().getTime() - begin < timeoutMs) {
      const seen = watch.seen(id);
      if (seen) {
        const proof = `read from topic ${watch.topic}, partition ${seen.partition}, offset ${seen.offset}`;
        return { hop: 'topic', milliseconds: Math.max(0, seen.readMs - acknowledgedMs), proof };
      }
      await pause(readPauseMs);
    }
  } catch (error) {
    return failed((error as Error).message);
  }
  return failed(`nothing came within ${timeoutMs / 1000} s, which is worth a look at the topic itself.`);
}

/** Each clock is another's; what seems to have happened earlier has taken no time. */
function hopsOf({ topic, queuedMs, receivedMs, acknowledgedMs }: CanaryDelivered, publishedMs: number): Hop[] {
  const took = (from: number, to: number): number => Math.max(0, to - from);
  return [
    { hop: 'queue', milliseconds: took(publishedMs, queuedMs), proof: "SQS's time of the message" },
    { hop: 'forwarder', milliseconds: took(queuedMs, receivedMs), proof: 'its log: when it was given the batch' },
    {
      hop: 'kafka',
      milliseconds: took(receivedMs, acknowledgedMs),
      proof: `the forwarder's log: every in-sync replica of topic ${topic} has acknowledged it`,
    },
  ];
}
