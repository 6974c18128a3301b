import { completionWord } from './completions.ts';

/** Shells with a completion script. */
export const shells = ['bash', 'zsh'] as const;

export type Shell = (typeof shells)[number];

/** Returns the script that completes the arguments of a program in a shell. The script asks the program for the words. */
export const completionScript = (shell: Shell, program: string): string =>
  scripts[shell](program, `_${program.replaceAll('-', '_')}`);

const scripts: Readonly<Record<Shell, (program: string, name: string) => string>> = {
  // COMP_WORDS, because $2 is cut at each ":" and "=". If the program prints nothing, bash completes files.
  bash: (program, name) => `${name}() {
  local line
  COMPREPLY=()
  while read -r line _; do
    COMPREPLY+=("$line")
  done < <("\${COMP_WORDS[0]}" ${completionWord} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F ${name} ${program}`,
  zsh: (program, name) => `#compdef ${program}
${name}() {
  local word text
  local -a found
  while read -r word text; do
    found+=("\${word//:/\\\\:}:$text")
  done < <("\${words[1]}" ${completionWord} "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#found} )); then _describe '${program}' found; else _files; fi
}
compdef ${name} ${program}`,
};
