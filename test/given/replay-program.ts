import { withPorts, type Program } from '../../cli/command-line/program.ts';
import type { CommandPorts } from '../../cli/command.ts';
import type { ReplayPorts } from '../../cli/replay/replay-ports.ts';
import { replayGroup } from '../../cli/replay/replay.ts';

/** The commands of `cognito-to-kafka replay` on these ports, without the word `replay`. */
export const replayProgram = (ports: Omit<ReplayPorts, keyof CommandPorts>): Program => ({
  ...replayGroup.declaration,
  name: 'cognito-to-kafka replay',
  version: '1.2.3',
  commands: withPorts(replayGroup, () => Promise.resolve(ports)).commands,
});
