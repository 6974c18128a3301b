import type { EventSchema } from '../../contracts/catalog.ts';
import { aboutOf } from '../../contracts/envelope.ts';
import { exampleEvent } from '../example-event.ts';
import { sourcesOf } from '../sources-of.ts';
import { headingOf, withLinks } from './event-link.ts';
import { fieldTable } from './field-table.ts';
import { kindOf, ownFields, type SourceKind } from './shared-fields.ts';
import { bullets, code, codes, json, paragraph } from '../markdown.ts';

/** Links to the fields that an event has in addition to its own. */
const sharedLinks: Readonly<Record<SourceKind, string>> = {
  trigger: 'Also: [fields of trigger events](README.md#fields-of-trigger-events)',
  cloudtrail: 'Also: [fields of CloudTrail events](README.md#fields-of-cloudtrail-events)',
};

/** The section of one event. */
export function eventSection(schema: EventSchema): string {
  const { title, when, notWhen } = aboutOf(schema);
  const type = schema.properties.type.const;
  const { fields, required } = ownFields(schema);
  const table = Object.keys(fields).length > 0 ? [fieldTable(fields, required)] : [];
  return [
    `## ${headingOf(type)}`,
    `${code(type)}, ${code(title)} · [JSON Schema](../../../contracts/schemas/${type}.json)`,
    paragraph(`**When.** ${withLinks(when)}`),
    paragraph(`**When not.** ${withLinks(notWhen)}`),
    `**Sources**\n\n${bullets(sourceLines(schema))}`,
    ...table,
    sharedLinks[kindOf(schema)],
    `<details>\n<summary>Example</summary>\n\n${json(exampleEvent(schema))}\n\n</details>`,
  ].join('\n\n');
}

function sourceLines({ properties }: EventSchema): string[] {
  const { triggers, wrapped, apiCalls, endpoints, of } = sourcesOf(properties.type.const);
  const failed = of === 'failed';
  const sources: [string, readonly string[]][] = [
    ['Triggers', triggers],
    ['Triggers, only in the wrapper', wrapped],
    [`CloudTrail, calls that ${failed ? 'failed' : 'succeeded'}`, apiCalls],
    [`CloudTrail, pages and endpoints that ${failed ? 'failed' : 'succeeded'}`, endpoints],
  ];
  return sources.flatMap(([who, names]) => (names.length > 0 ? [`${who}: ${codes(names)}`] : []));
}
