import { quantile } from '../quantile.ts';
import { forwarderProfiles, type ForwarderProfile } from '../../contracts/forwarder-profile.ts';

/** Milliseconds of each call or record, measured with one profile. */
export interface ProfileTimes {
  readonly profile: ForwarderProfile;
  /** A record straight to Kafka, without anything in between. */
  readonly floor: readonly number[];
  /** The call of a login. */
  readonly calls: readonly number[];
  /** From the call of a login until a consumer has its event. */
  readonly arrivals: readonly number[];
  /** From the answer to a login until a consumer has its event. Negative if the event was first. */
  readonly afterAnswer: readonly number[];
  /** Events of a batch of the forwarder, on average. */
  readonly batchEvents: number;
}

/** Limits for the profile `low-latency` on the emulator, in milliseconds. EventBridge's own p50 on AWS is not in them. */
export const goals = { p50: 50, p99: 80 } as const;

export const headings = [
  'profile',
  'batch',
  'window',
  'floor p50',
  'login call p50',
  'in Kafka p50',
  'in Kafka p99',
  'of the floor',
  'after the answer p50',
  'events of a batch',
];

/** Returns the cells of a profile: milliseconds. */
export function profileRow({ profile, ...times }: ProfileTimes): string[] {
  const { batchSize, batchingWindowSeconds } = forwarderProfiles[profile];
  const floor = quantile(times.floor, 0.5);
  const ms = (values: readonly number[], share: number) => quantile(values, share).toFixed(1);
  return [
    profile,
    String(batchSize),
    batchingWindowSeconds === 0 ? 'none' : `${batchingWindowSeconds} s`,
    floor.toFixed(1),
    ms(times.calls, 0.5),
    ms(times.arrivals, 0.5),
    ms(times.arrivals, 0.99),
    `${(quantile(times.arrivals, 0.5) / floor).toFixed(1)}x`,
    ms(times.afterAnswer, 0.5),
    times.batchEvents.toFixed(1),
  ];
}

/** Returns a line for each goal: the figure, the limit and whether it is reached. */
export function goalLines(measured: readonly ProfileTimes[]): string[] {
  const arrivals = measured.find(({ profile }) => profile === 'low-latency')?.arrivals ?? [];
  if (arrivals.length === 0) return [];
  return (
    [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const
  ).map(([name, share]) => {
    const ms = quantile(arrivals, share);
    const isReached = ms <= goals[name];
    return `low-latency, ${name}: ${ms.toFixed(1)} ms, goal <= ${goals[name]} ms (emulator, not AWS): ${isReached ? 'yes' : 'no'}`;
  });
}
