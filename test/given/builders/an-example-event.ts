import { catalogue, type EventType } from '../../../contracts/catalogue.ts';
import { exampleEvent } from '../../../scripts/example-event.ts';

/** The example of docs/events.md for events of that type. */
export const anExampleEvent = (type: EventType): object =>
  catalogue.filter(({ properties }) => properties.type.const === type).map(exampleEvent)[0] ?? {};
