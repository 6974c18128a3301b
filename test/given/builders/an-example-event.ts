import { catalog, type EventType } from '../../../contracts/catalog.ts';
import { exampleEvent } from '../../../scripts/example-event.ts';

/** The example of docs/reference/events/ for events of that type. */
export const anExampleEvent = (type: EventType): object =>
  catalog.filter(({ properties }) => properties.type.const === type).map(exampleEvent)[0] ?? {};
