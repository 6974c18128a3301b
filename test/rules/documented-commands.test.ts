import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArguments } from '../given/parse-arguments.ts';
import { callsIn } from '../given/command-in-shell.ts';
import { projectFiles, textOf } from './project-files.ts';

const root = join(import.meta.dirname, '../..');
const pages = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs')];

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return markdownIn(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** Lines of a page that a shell would run, continued lines joined. */
const shellLines = (page: string): string[] =>
  [...page.matchAll(/^ *```sh\n([^]*?)^ *```/gm)].flatMap(([, script = '']) =>
    script.replace(/\\\n\s*/g, ' ').split('\n'),
  );

const scripts = pages.flatMap((path) =>
  shellLines(readFileSync(join(root, path), 'utf8'))
    // The usage and the elisions of the reference are for people.
    .filter((line) => !/\[options\]|…/.test(line))
    .flatMap((line) => callsIn(line).map((call) => [`${path}: ${line.trim()}`, call] as const)),
);

test.each(scripts)('%s is a command', (_line, { declaration, argv }) => {
  expect(declaration).toBeDefined();
  if (declaration) expect(parseArguments(declaration, argv).values).toBeDefined();
});

/** Options in a call that the command does not have. */
const unknownOptions = ({ declaration, argv }: ReturnType<typeof callsIn>[number]): string[] =>
  argv
    .flatMap((word) => /^--([a-z][\w-]*)/.exec(word)?.[1] ?? [])
    .filter((name) => declaration && !Object.hasOwn(declaration.options, name) && name !== 'help');

const sources = projectFiles.filter((path) => !path.startsWith('test/') && !path.startsWith('contracts/generated/'));

test.each([
  ...pages.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
  ...sources.map((path) => [path, textOf(path)] as const),
])('%s names only options that the commands have', (_path, text) => {
  const calls = [...text.matchAll(/[`"'] ?(cognito-to-kafka [^`"'\n]*)/g)].flatMap(([, call = '']) => callsIn(call));

  expect(calls.flatMap(unknownOptions)).toEqual([]);
});

test('finds the commands of the pages', () => {
  expect(scripts.length).toBeGreaterThan(40);
  expect(unknownOptions(callsIn('cognito-to-kafka attach --nope')[0] ?? { declaration: undefined, argv: [] })).toEqual([
    'nope',
  ]);
});
