import { awaitEvents, type Arrivals } from './await-events.ts';
import type { CanaryResult } from './canary-result.ts';
import type { ExpectedEvent } from './expected-events.ts';
import type { Entered } from './login.ts';
import { missingCause, type MissingContext } from './missing-cause.ts';
import type { SmokeAws, SmokePorts } from './smoke-ports.ts';
import type { TopicWatch } from './topic-watch.ts';

export interface FollowOptions extends Pick<SmokePorts, 'now' | 'pause'>, MissingContext {
  readonly user: NonNullable<Entered['user']>;
  /** When the login began. */
  readonly since: Date;
  readonly expected: readonly ExpectedEvent[];
  readonly timeoutMs: number;
  readonly forwarder: string;
  /** The topics, if they are read. @default - the forwarder's log shows the events */
  readonly watch?: TopicWatch | undefined;
}

/** Follows the events of the temporary user into Kafka. The result has the hop `events`, or the reason why it failed. */
export async function followUser(
  aws: Pick<SmokeAws, 'forwarder' | 'queues'>,
  options: FollowOptions,
): Promise<Pick<CanaryResult, 'hops' | 'failed' | 'events'>> {
  const { user, since, expected, forwarder, watch, timeoutMs } = options;
  const isVisible = watch !== undefined || user.isInEvents;
  const typesInKafka = () =>
    watch ? Promise.resolve(watch.typesOf(user)) : aws.forwarder.userEvents(forwarder, user.username, since);
  const shown = isVisible ? expected : expected.filter(({ need }) => need === 'impossible');
  const arrivals = await awaitEvents(shown, typesInKafka, options);
  const events = expected.map((event) => ({
    ...event,
    arrived: isVisible ? arrivals.arrived.includes(event) : undefined,
  }));
  if (arrivals.missing.length > 0 || (isVisible && arrivals.arrived.length === 0)) {
    return failed(await missingCause(aws.queues, arrivals, { ...options, timeoutMs }), events);
  }
  if (!isVisible) return failed(notChecked, events);
  const proof = `${proofOf(arrivals, expected)} ${watch ? 'Read from the topic.' : "Proof: the forwarder's log."}`;
  return { hops: [{ hop: 'events', milliseconds: arrivals.milliseconds, proof }], events };
}

const failed = (cause: string, events: CanaryResult['events']) => ({
  hops: [],
  failed: { hop: 'events', cause } as const,
  events,
});

const notChecked =
  "Not checked: whether the temporary user's events are in Kafka. Users of this pool are named by email addresses, so the " +
  "forwarder's log cannot show their events. The login and the canary passed. Run it with --read-topic on a machine that " +
  'reaches the brokers.';

function proofOf({ arrived }: Arrivals, expected: readonly ExpectedEvent[]): string {
  const left = expected.filter((event) => event.need === 'optional' && !arrived.includes(event));
  const names = arrived.map(({ type }) => type).join(', ');
  const others = left.map(
    ({ type, trigger }) => `${type} (${trigger} is left to another function, which may not be wrapped)`,
  );
  return [
    `In Kafka are the temporary user's ${names}.`,
    ...(others.length > 0 ? [`Not in Kafka, and not required: ${others.join(', ')}.`] : []),
  ].join(' ');
}
