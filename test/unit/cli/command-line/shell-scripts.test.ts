import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { completionScript } from '../../../../cli/command-line/shell-scripts.ts';
import { completionCommand } from '../../../../cli/completion.ts';
import { fakeTerminal } from '../../../given/fakes/fake-terminal.ts';
import { runArguments } from '../../../given/run-arguments.ts';

const program = 'cognito-to-kafka';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'));
  // In place of the program: its arguments, each with a description. None for a word that begins with "none".
  const stub =
    '#!/bin/sh\nfor last; do :; done\ncase "$last" in none*) exit 1;; esac\nprintf "<%s> some text\\n" "$@"\n';
  writeFileSync(join(folder, program), stub, { mode: 0o755 });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Words that bash completes after a line, as the script asks the program for them. */
function inBash(...words: readonly string[]): string[] {
  const quoted = [program, ...words].map((word) => `'${word}'`).join(' ');
  const script = `${completionScript('bash', program)}
     COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}
     _cognito_to_kafka; printf '%s\\n' "\${COMPREPLY[@]}"; complete -p ${program}`;
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { env, encoding: 'utf8' });
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  expect(lines.pop()).toBe(`complete -o default -F _cognito_to_kafka ${program}`);
  return lines.filter(Boolean);
}

test('bash asks the program with every word up to the cursor, and drops descriptions', () => {
  expect(inBash('replay', 'send', '--to', '')).toEqual(['<__complete>', '<replay>', '<send>', '<--to>', '<>']);
  expect(inBash('a b', 'x')).toEqual(['<__complete>', '<a', '<x>']);
});

test('bash completes files if the program has no word', () => {
  expect(inBash('normalize', 'none')).toEqual([]);
});

test('the script for zsh is registered for the program, and asks it for words', () => {
  const script = completionScript('zsh', program);

  expect(script).toMatch(/^#compdef cognito-to-kafka\n/);
  expect(script).toContain('"${words[1]}" __complete "${(@)words[2,CURRENT]}"');
  expect(script).toMatch(/\ncompdef _cognito_to_kafka cognito-to-kafka$/);
});

test.each(['bash', 'zsh'])('completion %s prints the script', async (name) => {
  const { stdout, ports } = fakeTerminal();

  expect(await runArguments(completionCommand, [name], ports)).toBe(0);
  expect(stdout.join('\n')).toBe(completionScript(name as 'bash', program));
});
