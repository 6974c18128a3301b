import { busSource } from '../../contracts/bus.ts';
import { catalog, type EventType } from '../../contracts/catalog.ts';
import { aboutOf } from '../../contracts/envelope.ts';
import { jsonSchema } from '../../contracts/json-schema.ts';
import { recordHeaders } from '../../contracts/kafka-record.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { generatedPage } from '../generated-page.ts';
import { code, plain } from '../markdown.ts';
import { sourcesOf } from '../sources-of.ts';
import { eventLink } from './event-link.ts';
import { eventSection } from './event-section.ts';
import { fieldTable } from './field-table.ts';
import { sourceTables } from './source-tables.ts';

/** Returns the page of the events, docs/events.md. */
export const eventsPage = (): string =>
  generatedPage('docs/events.md', {
    index: index(),
    envelope: envelope(),
    'bus-source': code(busSource),
    'rule-pattern': `\`\`\`json\n{ "source": ["${busSource}"], "detail-type": [{ "prefix": "cognito.login." }] }\n\`\`\``,
    'record-headers': Object.entries(recordHeaders)
      .map(([name, value]) => `${code(name)}: ${code(value)}`)
      .join(', '),
    events: catalog.map(eventSection).join('\n\n'),
    ...sourceTables(),
  });

const index = (): string =>
  markdownTable(
    ['event (`cognito.` … `.v1`)', 'when', 'source'],
    catalog.map((schema) => {
      const type = schema.properties.type.const;
      return [eventLink(type), plain(aboutOf(schema).when), sourceKinds(type)];
    }),
  );

function sourceKinds(type: EventType): string {
  const { triggers, wrapped, of } = sourcesOf(type);
  const kinds = { triggers: triggers.length > 0, wrapper: wrapped.length > 0, CloudTrail: of !== undefined };
  return Object.entries(kinds)
    .flatMap(([kind, isSource]) => (isSource ? [kind] : []))
    .join(', ');
}

/** The attributes that every event has. */
function envelope(): string {
  const [schema] = catalog;
  const { required = [], properties = {} } = jsonSchema(schema);
  const attributes = Object.entries(properties).filter(([name]) => name !== 'data');
  return fieldTable(Object.fromEntries(attributes), required);
}
