import type { OptionDeclaration, OptionDeclarations } from '../cli/command-line/declaration.ts';
import { optionTerm, optionText, usageOf } from '../cli/command-line/help-text.ts';
import { awsOptions } from '../cli/declarations/aws-options.ts';
import { everyCommand, type NamedCommand } from '../cli/every-command.ts';
import { programName } from '../cli/program-name.ts';
import { markdownTable } from '../platform/markdown-table.ts';
import { declaredProgram } from './declared-program.ts';
import { generatedPage } from './generated-page.ts';
import { anchorOf, code, paragraph, plain } from './markdown.ts';

const folder = 'docs/reference/';
const mainPage = 'cli.md';
const replayPage = 'cli-replay.md';

/** Returns the pages of the command line with their paths. The replay commands have their own page. */
export function cliPages(): [path: string, page: string][] {
  const commands = everyCommand(declaredProgram());
  const reference = (page: string): string =>
    commands
      .filter(({ path }) => pageOf(path) === page)
      .map(section)
      .join('\n\n');
  const pages = {
    [mainPage]: {
      commands: markdownTable(
        ['command', 'summary'],
        commands.map(({ path, declaration }) => [`[${code(path.join(' '))}](${linkTo(path)})`, declaration.summary]),
      ),
      'aws-options': optionTable(mainPage, awsOptions),
      reference: reference(mainPage),
    },
    [replayPage]: { reference: reference(replayPage) },
  };
  return Object.entries(pages).map(([name, sections]) => [folder + name, generatedPage(folder + name, sections)]);
}

const pageOf = ([first]: readonly string[]): string => (first === 'replay' ? replayPage : mainPage);

/** Link from the main page to the heading of a command. */
const linkTo = (path: readonly string[]): string =>
  `${pageOf(path) === mainPage ? '' : pageOf(path)}#${anchorOf(headingOf(path))}`;

const headingOf = (path: readonly string[]): string => path.join(' ');

function section({ path, declaration }: NamedCommand): string {
  const { summary, details = [], examples } = declaration;
  const [options, argument] =
    'options' in declaration ? [declaration.options, declaration.argument] : [undefined, undefined];
  const usage = usageOf([programName, ...path, ...(options ? [] : ['COMMAND'])], { ...(argument && { argument }) });
  const shell = [usage, ...examples.flatMap(([line, result]) => ['', `# ${result}`, line])].join('\n');
  return [
    `### ${headingOf(path)}`,
    `${summary}.`,
    ...details.map((text) => paragraph(plain(text))),
    `\`\`\`sh\n${shell}\n\`\`\``,
    ...(argument ? [markdownTable(['argument', 'description'], [[code(argument.name), plain(argument.text)]])] : []),
    ...(options && Object.keys(options).length > 0 ? [optionTable(pageOf(path), options)] : []),
  ].join('\n\n');
}

/** The options for the account are in one table of the main page, and each command links to it. */
function optionTable(page: string, options: OptionDeclarations): string {
  const isLinked = options !== awsOptions && Object.keys(awsOptions).every((name) => name in options);
  const own = Object.entries(options).filter(([name]) => !isLinked || !(name in awsOptions));
  const rows = own.map(([name, option]) => rowOf(name, option));
  const names = Object.keys(awsOptions).map((name) => code(`--${name}`));
  return markdownTable(
    ['option', 'description'],
    isLinked
      ? [...rows, [names.join(', '), `[AWS options](${page === mainPage ? '' : mainPage}#${anchorOf('AWS options')})`]]
      : rows,
  );
}

const rowOf = (name: string, option: OptionDeclaration): readonly string[] => [
  code(optionTerm(name, option)).replaceAll('|', '\\|'),
  plain(optionText(option)),
];
