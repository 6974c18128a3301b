import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf, code, paragraph } from '../events-page/markdown.ts';
import { configOptions, type ConfigOption } from './config-options.ts';
import { linked, optionTable } from './option-table.ts';
import { messageFor, ruleTable } from './rule-table.ts';

const schemaPath = 'infra/config.schema.json';

/** The page of the configuration, docs/configuration.md. */
export const configPage = (): string =>
  `${[
    '<!-- Made by `npm run generate` from infra/config/config-schema.ts and scripts/config-page/. Do not edit. -->',
    '# Configuration',
    paragraph(
      'Everything that can be set, and what it is if it is not. Nothing has to be: with `{}` the stack creates a user pool ' +
        'and a bus, and asks for the brokers at the deployment. [docs/deploying.md](deploying.md) has the way through it.',
    ),
    howItIsGiven(),
    wholeFile(),
    ...sections(),
    '## Rules between options',
    paragraph('What the options cannot say one by one; a mistake is told of the option in the first column.'),
    ruleTable(),
  ].join('\n\n')}\n`;

const howItIsGiven = (): string =>
  [
    '## How it is given',
    paragraph(
      'A JSON file of your own, named with `npx cdk deploy -c config=pipeline.json` (its path is from where `cdk` runs); or, ' +
        'if no file is named, `pipeline` in the context of `cdk.json`. The file comes in place of the context, they are not ' +
        'merged. The same file goes to `cognito-to-kafka doctor --config`, `normalize --config` and `key-policy --config`.',
    ),
    paragraph(
      'No environment variable configures the stack: those of the functions are made from this. Account and Region are those ' +
        'of the AWS credentials. The one parameter of the deployment is `--parameters KafkaBrokers=…`, if `kafka.brokers` is ' +
        'left out. A function that is [wrapped](wrapper.md) has options of its own.',
    ),
    paragraph(
      'Everything is checked before anything is deployed, and all mistakes are told at once: where, what was found, what is ' +
        'allowed.',
    ),
    `\`\`\`\n${messageFor({ topic: 'logins', delivery: { timeoutMs: 5000 }, privacy: { userAttributes: { email: 'hash' } } })}\n\`\`\``,
  ].join('\n\n');

const wholeFile = (): string =>
  [
    '## A whole file',
    paragraph(
      `With ${code('$schema')} an editor completes the names, says what each does, and marks most mistakes: the ` +
        `[JSON Schema](../${schemaPath}) is ${code(`./${schemaPath}`)} from the root of this project, and ` +
        `${code(`./node_modules/cognito-to-kafka/${schemaPath}`)} where it is installed as a package.`,
    ),
    `\`\`\`json\n${example().replace(`../../${schemaPath}`, `./${schemaPath}`)}\`\`\``,
  ].join('\n\n');

/** There it is as editors and tests have it; on the page, as it would be at the root. */
const example = (): string => readFileSync(join(import.meta.dirname, '../../docs/examples/pipeline.json'), 'utf8');

/** First what has no parts, then a section for each option that has. */
function sections(): string[] {
  const options = configOptions();
  const tops = options.filter(({ path }) => path.length === 1);
  const partsOf = (top: ConfigOption) => options.filter(({ path }) => path[0] === top.path[0] && path.length > 1);
  const withParts = tops.filter((top) => partsOf(top).length > 0);
  const links = withParts.map(({ path: [name = ''] }) => `[${code(name)}](#${anchorOf(name)})`);
  return [
    '## Options',
    paragraph(`${links.join(', ')}, and:`),
    optionTable(tops.filter((top) => !withParts.includes(top))),
    ...withParts.map((top) => section(top, partsOf(top))),
  ];
}

const section = (top: ConfigOption, parts: readonly ConfigOption[]): string =>
  [`### ${top.path.join('.')}`, paragraph(linked(top.schema.description ?? '')), optionTable(parts)].join('\n\n');
