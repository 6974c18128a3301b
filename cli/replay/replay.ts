import type { Command, CommandPorts } from '../command.ts';
import { runCommand, type Commands } from '../run-command.ts';
import type { ReplayPorts } from './replay-ports.ts';

const commands: Commands<ReplayPorts> = {
  queues: async () => (await import('./queues.ts')).queues,
  list: async () => (await import('./list.ts')).list,
  show: async () => (await import('./show.ts')).show,
  send: async () => (await import('./send.ts')).send,
  edit: async () => (await import('./edit.ts')).edit,
  export: async () => (await import('./export.ts')).exportMessages,
  import: async () => (await import('./import.ts')).importMessages,
  archive: async () => (await import('./archive.ts')).archive,
  purge: async () => (await import('./purge.ts')).purge,
  iam: async () => (await import('./iam.ts')).iam,
};

/** `cognito-to-kafka replay`: events that failed, looked at and sent again. */
export function replayCommand(more: Omit<ReplayPorts, keyof CommandPorts>): Command {
  return {
    summary: 'Look at events that failed, and send them again.',
    hasCommands: true,
    usage: `cognito-to-kafka replay <command> [--help]

  cognito-to-kafka replay queues                     which queues there are, and what is in them
  cognito-to-kafka replay list --type 'cognito.login.*'
  cognito-to-kafka replay show 0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10
  cognito-to-kafka replay send --max 10              shows what would go; with --yes it goes
  cognito-to-kafka replay edit 0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10   repaired by hand
  cognito-to-kafka replay export incident.ndjson     copies, byte for byte
  cognito-to-kafka replay import incident.ndjson     puts them back; --log takes them from the log
  cognito-to-kafka replay archive --from 12h --to 6h --rule NAME   what was on the bus, to one consumer
  cognito-to-kafka replay purge --reason NOT_JSON    deletes for good, after an export
  cognito-to-kafka replay iam                        the IAM policy that this needs

Looking leaves a queue as it was. What is sent is deleted only after its destination has it: interrupted at any point,
nothing is lost; at worst an event is sent twice, with the same id.
Exit code: 0 done, 1 not all was done, 2 wrong arguments.`,
    run: (argv, ports) => runCommand(commands, argv, { ...ports, ...more }),
  };
}
