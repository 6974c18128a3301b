import { apiCalls, serviceEvents } from '../../../contracts/audit-event-names.ts';
import { catalog } from '../../../contracts/catalog.ts';
import { aboutOf } from '../../../contracts/envelope.ts';
import { jsonSchema } from '../../../contracts/json-schema.ts';
import { triggerSources, type EventMapping } from '../../../contracts/trigger-sources.ts';
import { familyFolder, familyOf } from '../../../scripts/events-page/event-link.ts';
import { kindOf, sharedFields } from '../../../scripts/events-page/shared-fields.ts';
import { anchorOf } from '../../../scripts/markdown.ts';
import { filesOf, textOf } from '../../rules/project-files.ts';

const indexPage = textOf(`${familyFolder}/README.md`);
const sourcesPage = textOf('docs/reference/event-sources.md');
const shortNames = catalog.map((schema) => schema.properties.type.const.replace(/^cognito\.|\.v1$/g, ''));
const families = [...new Set(catalog.map(({ properties }) => familyOf(properties.type.const)))];

/** The section of a page under a heading, up to the next heading of the same or a higher level; empty if there is none. */
function section(page: string, heading: string): string {
  const found = new RegExp(`^(#+) ${heading.replace(/\./g, '\\.')}$`, 'm').exec(page);
  if (!found) return '';
  const [start, level = ''] = found;
  return page.slice(found.index + start.length).split(new RegExp(`^#{1,${level.length}} `, 'm'))[0] ?? '';
}

test('the folder has an index and a page for each family', () => {
  const pages = filesOf('.md').filter((path) => path.startsWith(`${familyFolder}/`));

  expect(pages).toEqual(['README', ...families].sort().map((name) => `${familyFolder}/${name}.md`));
});

test('no page has more than 400 lines', () => {
  expect(families.filter((family) => textOf(`${familyFolder}/${family}.md`).split('\n').length > 400)).toEqual([]);
});

test('the index has every event', () => {
  const links = catalog.map(({ properties }, index) => {
    const name = shortNames[index] ?? '';
    return `| [\`${name}\`](${familyOf(properties.type.const)}.md#${anchorOf(name)}) |`;
  });

  expect(links.filter((link) => !indexPage.includes(link))).toEqual([]);
});

test('events of one kind of source share the fields that the index lists', () => {
  expect(Object.keys(sharedFields('trigger').fields)).toEqual(
    expect.arrayContaining(['userPoolId', 'triggerSource', 'requestId']),
  );
  expect(Object.keys(sharedFields('cloudtrail').fields)).toEqual(
    expect.arrayContaining(['userPoolId', 'eventName', 'requestId']),
  );
});

describe.each(catalog.map((schema, index) => [shortNames[index] ?? '', schema] as const))('%s', (name, schema) => {
  const text = section(textOf(`${familyFolder}/${familyOf(schema.properties.type.const)}.md`), name);
  const sharedText = section(
    indexPage,
    kindOf(schema) === 'trigger' ? 'Fields of trigger events' : 'Fields of CloudTrail events',
  );
  const fieldText = `${text}${sharedText}`.replace(/\\(?=[<*|[\]])/g, '').replace(/\s+/g, ' ');
  const words = text
    .replace(/\[`([^`]*)`\]\([^)]*\)/g, '$1')
    .replace(/\\(?=[<*|[\]])/g, '')
    .replace(/\s+/g, ' ');

  test('has a section with its type, its title, and when it is and when not', () => {
    const { title, when, notWhen } = aboutOf(schema);

    expect(words).toContain(`\`${schema.properties.type.const}\`, \`${title}\``);
    expect(words).toContain(`**When.** ${when}`);
    expect(words).toContain(`**When not.** ${notWhen}`);
    expect(words).toContain('**Sources** - ');
  });

  test('has a row for each field, with its type, its presence and what it is', () => {
    const { required = [], properties = {} } = jsonSchema(schema.properties.data);
    const rows = Object.entries(properties).map(([field, { description = '' }]) => {
      const presence = required.includes(field) ? 'required' : 'optional';
      return [
        field,
        fieldText.match(new RegExp(`\\| \`${field}\` \\| [a-z ]+ \\| ${presence} \\| `)) !== null,
        fieldText.includes(description),
      ];
    });

    expect(rows).toEqual(Object.keys(properties).map((field) => [field, true, true]));
  });

  test('has an example', () => {
    const [, example = '{}'] = /```json\n([^]*?)```/.exec(text) ?? [];

    expect(JSON.parse(example)).toMatchObject({ specversion: '1.0', type: schema.properties.type.const });
  });
});

test('the description of an event refers only to events of the catalog', () => {
  const said = catalog.flatMap((schema) => {
    const { when, notWhen } = aboutOf(schema);
    return [...`${when} ${notWhen}`.matchAll(/(?<![\w.])[a-z_]+\.[a-z_]+/g)].map(([name]) => name);
  });

  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((name) => !shortNames.includes(name))).toEqual([]);
});

test.each<[string, Readonly<Record<string, EventMapping>>]>([
  ['Trigger sources', triggerSources],
  ['API calls', apiCalls],
  ['Pages and endpoints', serviceEvents],
])('%s: each has a row that says what it gives, or why nothing', (heading, names) => {
  const rows = section(sourcesPage, heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'));

  expect(rows).toHaveLength(Object.keys(names).length);
  for (const [name, mapping] of Object.entries(names)) {
    const row = rows.find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
    const told =
      'produces' in mapping
        ? mapping.produces.map((type) => `#${anchorOf(type.replace(/^cognito\.|\.v1$/g, ''))})`)
        : [mapping.ignored];
    for (const part of told) expect(row).toContain(part);
  }
});

test('a note is on a source that there is', () => {
  const names = [triggerSources, apiCalls, serviceEvents].flatMap((table) => Object.keys(table));
  const lists = [...sourcesPage.matchAll(/^Notes on sources:\n\n((?:- .*\n?)+)/gm)].map(([, list = '']) => list);
  const noted = lists.flatMap((list) => [...list.matchAll(/^- `(\w+)`: /gm)].map(([, name = '']) => name));

  expect(noted.length).toBeGreaterThan(10);
  expect(noted.filter((name) => !names.includes(name))).toEqual([]);
});
