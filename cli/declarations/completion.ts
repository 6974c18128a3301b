import { declareCommand } from '../command-line/declaration.ts';
import { shells } from '../command-line/shell-scripts.ts';

export const completionDeclaration = declareCommand({
  name: 'completion',
  summary: 'Print the completion script of a shell',
  examples: [
    ['source <(cognito-to-kafka completion bash)', 'For this session; in ~/.bashrc for every session'],
    ['source <(cognito-to-kafka completion zsh)', 'The same for zsh, in ~/.zshrc after compinit'],
  ],
  argument: { name: 'SHELL', count: 'one', choices: shells, text: 'bash or zsh' },
  options: {},
});
