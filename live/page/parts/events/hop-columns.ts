import type { HopDuration } from '../../state/hop-durations.ts';

/** The hops that the list shows, with their headings. */
export const hopColumns: readonly {
  readonly to: HopDuration['to'];
  readonly heading: string;
  readonly title: string;
}[] = [
  { to: 'published', heading: 'Bus', title: 'Milliseconds from the event until the bus accepted it' },
  { to: 'queued', heading: 'Queue', title: 'Milliseconds from the bus until the queue accepted it' },
  { to: 'received', heading: 'Fwd', title: 'Milliseconds in the queue until the forwarder received it' },
  { to: 'acknowledged', heading: 'Kafka', title: 'Milliseconds from the forwarder until Kafka stored it' },
];
