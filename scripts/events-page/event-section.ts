import { catalog, type EventSchema } from '../../contracts/catalog.ts';
import { aboutOf } from '../../contracts/envelope.ts';
import { jsonSchema } from '../../contracts/json-schema.ts';
import { exampleEvent } from '../example-event.ts';
import { sourcesOf } from '../sources-of.ts';
import { headingOf, withLinks } from './event-link.ts';
import { fieldTable } from './field-table.ts';
import { bullets, code, codes, json, paragraph } from '../markdown.ts';

/** The section of one event. */
export function eventSection(schema: EventSchema): string {
  const { title, when, notWhen } = aboutOf(schema);
  const type = schema.properties.type.const;
  const { required = [], properties: fields = {} } = jsonSchema(schema.properties.data);
  return [
    `### ${headingOf(type)}`,
    `${code(type)}, ${code(title)} · [JSON Schema](../contracts/schemas/${type}.json)`,
    paragraph(`**When.** ${withLinks(when)}`),
    paragraph(`**When not.** ${withLinks(notWhen)}`),
    `**Sources**\n\n${bullets(sourceLines(schema))}`,
    fieldTable(ownFirst(fields), required),
    json(exampleEvent(schema)),
  ].join('\n\n');
}

function sourceLines({ properties }: EventSchema): string[] {
  const { triggers, wrapped, apiCalls, endpoints, of } = sourcesOf(properties.type.const);
  const failed = of === 'failed';
  const sources: [string, readonly string[]][] = [
    ['Triggers', triggers],
    ['Triggers, in the wrapper alone', wrapped],
    [`CloudTrail, calls that ${failed ? 'failed' : 'succeeded'}`, apiCalls],
    [`CloudTrail, pages and endpoints that ${failed ? 'failed' : 'succeeded'}`, endpoints],
  ];
  return sources.flatMap(([who, names]) => (names.length > 0 ? [`${who}: ${codes(names)}`] : []));
}

/** Puts the fields that every event of the same kind of source has behind the event's own. */
function ownFirst<Field>(fields: Readonly<Record<string, Field>>): Record<string, Field> {
  const sourceField = 'triggerSource' in fields ? 'triggerSource' : 'eventName';
  const siblings = catalog.map(({ properties }) => properties.data.properties).filter((data) => sourceField in data);
  const isShared = (name: string): boolean => siblings.every((data) => name in data);
  const entries = Object.entries(fields);
  return Object.fromEntries([
    ...entries.filter(([name]) => !isShared(name)),
    ...entries.filter(([name]) => isShared(name)),
  ]);
}
