import type { Command, CommandPorts } from '../cli/command.ts';
import { exitCodes } from '../cli/command.ts';
import type { CommandDeclaration, OptionValues } from '../cli/command-line/declaration.ts';
import type { CommandEntry, Program } from '../cli/command-line/program.ts';
import { packageVersion } from '../cli/package-version.ts';
import * as declarations from './declarations.ts';

/** A benchmark: prints a table with the ratio to a floor that it measured in the same run. Rejects if a goal is missed. */
type Bench<Declaration extends CommandDeclaration> = (
  print: (line: string) => void,
  options: OptionValues<Declaration['options']>,
) => Promise<void>;

/** A benchmark is loaded when it is called: most load Kafka, a bundler and the SDK. */
const entry = <Declaration extends CommandDeclaration>(
  declaration: Declaration,
  load: () => Promise<Bench<Declaration>>,
): CommandEntry => ({
  declaration,
  load: async () => {
    const bench = await load();
    const command: Command<CommandPorts, Declaration> = {
      declaration,
      run: async ({ values }, { stdout }) => {
        const print = (text: string): void => {
          for (const line of text.split('\n')) stdout(line);
        };
        await bench(print, values);
        return exitCodes.done;
      },
    };
    return command;
  },
});

/** `npm run bench -- NAME`. */
export const benchProgram: Program = {
  name: 'npm run bench --',
  summary: 'Measure a part of the project as a ratio to a floor in the same run',
  version: packageVersion(import.meta.url),
  examples: [['npm run bench -- trigger --help', 'Print the help of a benchmark']],
  commands: [
    entry(declarations.bootstrapDeclaration, async () => (await import('./bootstrap.ts')).bootstrap),
    entry(declarations.faultsDeclaration, async () => (await import('./faults.ts')).faultsBench),
    entry(declarations.forwarderDeclaration, async () => (await import('./forwarder.ts')).forwarder),
    entry(declarations.loginToKafkaDeclaration, async () => (await import('./login-to-kafka.ts')).loginToKafka),
    entry(declarations.peersDeclaration, async () => (await import('./peers.ts')).peers),
    entry(declarations.replayDeclaration, async () => (await import('./replay.ts')).replay),
    entry(declarations.triggerDeclaration, async () => (await import('./trigger.ts')).trigger),
    entry(declarations.triggerLossDeclaration, async () => (await import('./trigger-loss.ts')).triggerLoss),
    entry(declarations.wrapperTimeDeclaration, async () => (await import('./wrapper-time.ts')).wrapperTime),
  ],
};
