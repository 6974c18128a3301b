import type { CommandDeclaration, OptionDeclaration } from './declaration.ts';
import type { CommandEntry, CommandGroup, Program } from './program.ts';

/** First argument with which a shell asks for completions. */
export const completionWord = '__complete';

/**
 * Returns the completions of the last word, one line each: the word, a space and its description. Returns nothing if the
 * word is a value that only the shell can complete, such as a file.
 */
export function completionsFor(program: Program, words: readonly string[]): readonly string[] {
  const [before, word] = [words.slice(0, -1), words.at(-1) ?? ''];
  const { node, rest } = descend(program, before);
  return candidates(node, rest, word)
    .filter(([candidate]) => candidate.startsWith(word))
    .map(([candidate, text]) => `${candidate} ${text}`);
}

type Candidate = readonly [word: string, text: string];
type Node = Program | CommandGroup | CommandEntry;

/** Returns the command that the words name, and the words after its name. */
function descend(
  program: Program,
  words: readonly string[],
): { readonly node: Node; readonly rest: readonly string[] } {
  let node: Node = program;
  for (const [at, word] of words.entries()) {
    const next: CommandGroup | CommandEntry | undefined =
      'commands' in node ? node.commands.find(({ declaration }) => declaration.name === word) : undefined;
    if (!next) return { node, rest: words.slice(at) };
    node = next;
  }
  return { node, rest: [] };
}

function candidates(node: Node, rest: readonly string[], word: string): readonly Candidate[] {
  if ('commands' in node) {
    if (rest.length > 0) return [];
    const names = node.commands.map(({ declaration }) => [declaration.name, declaration.summary] as const);
    return word.startsWith('-') ? programOptions(node) : names;
  }
  const { options, argument } = node.declaration;
  const option = optionBefore(rest, options);
  if (option) return (option.choices ?? []).map((choice) => [choice, option.text]);
  if (argument?.choices && !word.startsWith('-')) return argument.choices.map((choice) => [choice, argument.text]);
  return word.startsWith('-') ? [...optionsLeft(rest, options), ['--help', 'This page']] : [];
}

const programOptions = (node: Program | CommandGroup): readonly Candidate[] => [
  ['--help', 'This page'],
  ...('version' in node ? [['--version', 'Version of this package'] as const] : []),
];

/** Returns the option whose value comes next; `undefined` if the last word is not such an option. */
function optionBefore(words: readonly string[], options: CommandDeclaration['options']): OptionDeclaration | undefined {
  const name = /^--(?<name>[\w-]+)$/.exec(words.at(-1) ?? '')?.groups?.['name'] ?? '';
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  return option?.value === undefined ? undefined : option;
}

/** The options that can still be set. */
const optionsLeft = (words: readonly string[], options: CommandDeclaration['options']): readonly Candidate[] =>
  Object.entries(options).flatMap(([name, option]): Candidate[] =>
    words.includes(`--${name}`) && !option.repeatable ? [] : [[`--${name}`, option.text]],
  );
