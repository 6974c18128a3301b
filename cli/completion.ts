import { eachLine, exitCodes, type Command, type CommandPorts } from './command.ts';
import { completionScript } from './command-line/shell-scripts.ts';
import { completionDeclaration } from './declarations/completion.ts';
import { programName } from './program-name.ts';

/** `cognito-to-kafka completion`. */
export const completionCommand: Command<CommandPorts, typeof completionDeclaration> = {
  declaration: completionDeclaration,
  run({ positionals: [shell] }, { stdout }) {
    eachLine(completionScript(shell, programName), stdout);
    return Promise.resolve(exitCodes.done);
  },
};
