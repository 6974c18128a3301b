import type { CanaryDelivered } from '../../contracts/canary.ts';
import { canaryEvent } from './canary-event.ts';
import type { CanaryResult, Hop } from './canary-result.ts';
import { probableCause, type CanaryTargets, type FailedHop } from './probable-cause.ts';
import type { SmokeAws, SmokePorts } from './smoke-ports.ts';
import type { TopicWatch } from './topic-watch.ts';

const pauseMs = 500;
const readPauseMs = 50;

export interface SendOptions extends Pick<SmokePorts, 'now' | 'pause'> {
  /** Time to wait for the canary, and again for reading it. */
  readonly timeoutMs: number;
  /** The topic, or the reason why this machine cannot read it. @default - the topic is not read */
  readonly watch?: TopicWatch | Error | undefined;
}

/** Sends a canary and follows it into the topic. After `timeoutMs`, returns the probable cause. */
export async function sendCanary(
  aws: Pick<SmokeAws, 'bus' | 'forwarder' | 'queues'>,
  targets: CanaryTargets,
  options: SendOptions,
): Promise<CanaryResult> {
  const { now, pause, timeoutMs, watch } = options;
  const begin = now();
  const event = canaryEvent(begin);
  const { id } = event;
  try {
    await aws.bus.publish(targets.bus, event);
  } catch (error) {
    const cause = `EventBridge did not accept the canary: ${(error as Error).message}`;
    return { id, hops: [], failed: { hop: 'bus', cause } };
  }
  const published = now();
  const bus: Hop = {
    hop: 'bus',
    milliseconds: published.getTime() - begin.getTime(),
    proof: 'PutEvents returned an id',
  };
  while (now().getTime() - published.getTime() < timeoutMs) {
    const delivered = await aws.forwarder.delivered(targets.forwarder, id, begin);
    if (delivered) {
      const hops = [bus, ...hopsOf(delivered, begin.getTime() + bus.milliseconds)];
      if (watch === undefined) return { id, hops };
      const read = await readBack(delivered, watch, options);
      return { id, ...('cause' in read ? { hops, failed: read } : { hops: [...hops, read] }) };
    }
    await pause(pauseMs);
  }
  const failed: FailedHop = await probableCause(aws, targets);
  return { id, hops: [bus], failed };
}

/** Returns the hop from Kafka's acknowledgement to this machine, or the reason why it failed. */
async function readBack(
  { id, topic, acknowledgedMs }: CanaryDelivered,
  watch: TopicWatch | Error,
  { now, pause, timeoutMs }: SendOptions,
): Promise<Hop | NonNullable<CanaryResult['failed']>> {
  const failed = (why: string) =>
    ({
      hop: 'topic',
      cause: `Kafka has acknowledged the canary, but this machine did not read it from ${topic}: ${why}`,
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
  return failed(`no record within ${timeoutMs / 1000} s. Read the topic with another consumer.`);
}

/** The clocks of the services differ, so a hop may seem to end before it began. It then took no time. */
function hopsOf({ topic, queuedMs, receivedMs, acknowledgedMs }: CanaryDelivered, publishedMs: number): Hop[] {
  const took = (from: number, to: number): number => Math.max(0, to - from);
  return [
    { hop: 'queue', milliseconds: took(publishedMs, queuedMs), proof: 'the time that SQS sent the message' },
    {
      hop: 'forwarder',
      milliseconds: took(queuedMs, receivedMs),
      proof: "the forwarder's log: the time that it received the batch",
    },
    {
      hop: 'kafka',
      milliseconds: took(receivedMs, acknowledgedMs),
      proof: `the forwarder's log: every in-sync replica of topic ${topic} has acknowledged it`,
    },
  ];
}
