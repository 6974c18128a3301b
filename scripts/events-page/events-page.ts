import { catalog, type EventType } from '../../contracts/catalog.ts';
import { aboutOf } from '../../contracts/envelope.ts';
import { sourcesOf } from '../sources-of.ts';
import { eventLink } from './event-link.ts';
import { eventSection } from './event-section.ts';
import { paragraph, plain, table } from './markdown.ts';
import { sourceTables } from './source-tables.ts';
import { theEvent } from './the-event.ts';
import { whatALoginGives } from './what-a-login-gives.ts';

/** The catalog page, docs/events.md. */
export const eventsPage = (): string =>
  `${[
    '<!-- Made by `npm run generate` from contracts/. Do not edit. -->',
    '# The events',
    paragraph(
      'Every identity event there is: when it comes and when not, who tells of it, and its fields. For programs: ' +
        '[JSON Schemas](../contracts/schemas/), [AsyncAPI](../contracts/asyncapi.json), and, if the configuration asks for ' +
        'it, an EventBridge schema registry.',
    ),
    index(),
    theEvent(),
    whatALoginGives(),
    '## Each event',
    ...catalog.map(eventSection),
    sourceTables(),
  ].join('\n\n')}\n`;

const index = (): string =>
  table(
    ['event (`cognito.` … `.v1`)', 'when', 'told by'],
    catalog.map((schema) => {
      const type = schema.properties.type.const;
      return [eventLink(type), plain(aboutOf(schema).when), toldBy(type)];
    }),
  );

function toldBy(type: EventType): string {
  const { triggers, wrapped, of } = sourcesOf(type);
  const tellers = { triggers: triggers.length > 0, wrapper: wrapped.length > 0, CloudTrail: of !== undefined };
  return Object.entries(tellers)
    .flatMap(([teller, tells]) => (tells ? [teller] : []))
    .join(', ');
}
