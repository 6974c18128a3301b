import { busSource } from '../../contracts/bus.ts';
import { catalog, type EventType } from '../../contracts/catalog.ts';
import { aboutOf } from '../../contracts/envelope.ts';
import { jsonSchema } from '../../contracts/json-schema.ts';
import { recordHeaders } from '../../contracts/kafka-record.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { generatedPage, type PageSections } from '../generated-page.ts';
import { code, plain } from '../markdown.ts';
import { sourcesOf } from '../sources-of.ts';
import { eventLink, familyFolder, familyOf } from './event-link.ts';
import { eventSection } from './event-section.ts';
import { fieldTable } from './field-table.ts';
import { sharedFields, type SourceKind } from './shared-fields.ts';
import { sourceTables } from './source-tables.ts';

/** Returns the pages about events: the concept, the sources, the index, and one page for each family. */
export function eventPages(): [path: string, content: string][] {
  const sections: [string, PageSections][] = [
    ['docs/concepts/events.md', conceptSections()],
    ['docs/reference/event-sources.md', sourceTables()],
    [`${familyFolder}/README.md`, indexSections()],
    ...Object.entries(Object.groupBy(catalog, ({ properties }) => familyOf(properties.type.const))).map(
      ([family, events = []]): [string, PageSections] => [
        `${familyFolder}/${family}.md`,
        { events: events.map(eventSection).join('\n\n') },
      ],
    ),
  ];
  return sections.map(([path, content]) => [path, generatedPage(path, content)]);
}

const conceptSections = (): PageSections => ({
  envelope: envelope(),
  'bus-source': code(busSource),
  'rule-pattern': `\`\`\`json\n{ "source": ["${busSource}"], "detail-type": [{ "prefix": "cognito.login." }] }\n\`\`\``,
  'record-headers': Object.entries(recordHeaders)
    .map(([name, value]) => `${code(name)}: ${code(value)}`)
    .join(', '),
});

const indexSections = (): PageSections => ({
  index: index(),
  'trigger-fields': sharedTable('trigger'),
  'cloudtrail-fields': sharedTable('cloudtrail'),
});

function sharedTable(kind: SourceKind): string {
  const { fields, required } = sharedFields(kind);
  return fieldTable(fields, required);
}

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
