import type { CanaryDelivered } from '../../contracts/canary.ts';
import { canaryEvent } from './canary-event.ts';
import { probableCause, type Parts, type Stuck } from './probable-cause.ts';
import type { SmokeAws, SmokePorts } from './smoke-ports.ts';

/** One hop that the canary made. */
export interface Hop {
  readonly hop: 'sign-up' | 'login' | 'bus' | 'queue' | 'forwarder' | 'kafka';
  readonly milliseconds: number;
  /** What shows it. */
  readonly proof: string;
}

export interface Sent {
  readonly id: string;
  readonly hops: readonly Hop[];
  /** Undefined where the canary came to Kafka. */
  readonly failed?: { readonly hop: Hop['hop']; readonly cause: string };
}

const pauseMs = 500;

/** Sends a canary and follows it into the topic; gives up after `timeoutMs` and looks for the cause. */
export async function sendCanary(
  aws: SmokeAws,
  parts: Parts,
  { now, pause, timeoutMs }: Pick<SmokePorts, 'now' | 'pause'> & { readonly timeoutMs: number },
): Promise<Sent> {
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
    if (delivered) return { id, hops: [bus, ...hopsOf(delivered, begin.getTime() + bus.milliseconds)] };
    await pause(pauseMs);
  }
  const failed: Stuck = await probableCause(aws, parts);
  return { id, hops: [bus], failed };
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
