import type { JSX } from 'preact';
import { hops, type ArrivedEvent } from '../../../wire/arrived-event.ts';
import { clockText, durationText } from '../../state/amounts.ts';
import { hopDurations, msToKafka } from '../../state/hop-durations.ts';
import { VisibleText } from '../frame/visible-text.tsx';

const stations = {
  happened: 'Happened',
  published: 'Accepted by the bus',
  queued: 'In the queue',
  received: 'Received by the forwarder',
  acknowledged: 'Stored by Kafka',
  consumed: 'Seen by this page’s server',
} as const;

/** The way of an event: each moment that is known, the time since the one before it, and the place in Kafka. */
export function EventPath({ event }: { readonly event: ArrivedEvent }): JSX.Element {
  const { times, topic, partition, offset } = event;
  const durations = hopDurations(times);
  const total = msToKafka(times);
  return (
    <table class="path">
      <caption>
        Path{total === undefined ? '' : `, ${durationText(total)} to Kafka`}
        {topic !== undefined && (
          <span class="place">
            <VisibleText text={topic} /> · partition {partition} · offset {offset}
          </span>
        )}
      </caption>
      <tbody>
        {hops.map((hop) => {
          const at = times[hop];
          const duration = durations.find(({ to }) => to === hop);
          return (
            at !== undefined && (
              <tr key={hop}>
                <th scope="row">{stations[hop]}</th>
                <td class="number">{clockText(at)}</td>
                <td class="number">{duration && `+${durationText(duration.ms)}`}</td>
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}
