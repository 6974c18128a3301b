import { declareOptions } from '../../command-line/declaration.ts';
import { rate } from '../numbers.ts';

/** Destinations of events that are sent again. */
export const destinations = ['queue', 'bus', 'kafka-topic'] as const;

/** Options of the commands that send messages. */
export const sendingOptions = declareOptions({
  to: {
    value: 'DESTINATION',
    choices: destinations,
    text: "The forwarder's queue, the bus (every consumer receives the event again) or Kafka, from this machine",
  },
  rate: { value: 'N/s', parse: rate, text: 'Maximum number of events per second' },
  yes: { text: 'Send; without it, a dry run' },
});
