import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf, code, paragraph } from '../markdown.ts';
import { generatedPage } from '../generated-page.ts';
import { configOptions, type ConfigOption } from './config-options.ts';
import { linked, optionTable } from './option-table.ts';
import { messageFor, ruleTable } from './rule-table.ts';

/** Returns the page of the configuration, docs/reference/configuration.md. */
export const configPage = (): string =>
  generatedPage('docs/reference/configuration.md', {
    error: `\`\`\`\n${messageFor({ topic: 'logins', delivery: { timeoutMs: 5000 }, privacy: { userAttributes: { email: 'hash' } } })}\n\`\`\``,
    example: `\`\`\`json\n${example()}\`\`\``,
    options: optionSections().join('\n\n'),
    rules: ruleTable(),
  });

/** Editors and tests find the schema from docs/examples/; the page shows its path from the root. */
const example = (): string =>
  readFileSync(join(import.meta.dirname, '../../docs/examples/pipeline.json'), 'utf8').replace(
    '../../infra/config.schema.json',
    './infra/config.schema.json',
  );

/** Options without parts, then a section for each option with parts. */
function optionSections(): string[] {
  const options = configOptions();
  const tops = options.filter(({ path }) => path.length === 1);
  const partsOf = (top: ConfigOption) => options.filter(({ path }) => path[0] === top.path[0] && path.length > 1);
  const withParts = tops.filter((top) => partsOf(top).length > 0);
  const links = withParts.map(({ path: [name = ''] }) => `[${code(name)}](#${anchorOf(name)})`);
  return [
    paragraph(links.join(', ')),
    optionTable(tops.filter((top) => !withParts.includes(top))),
    ...withParts.map((top) => section(top, partsOf(top))),
  ];
}

const section = (top: ConfigOption, parts: readonly ConfigOption[]): string =>
  [`### ${top.path.join('.')}`, paragraph(linked(top.schema.description ?? '')), optionTable(parts)].join('\n\n');
