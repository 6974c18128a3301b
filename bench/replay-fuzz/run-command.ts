import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { CommandPorts } from '../../cli/command.ts';
import { localFiles } from '../../replay/files/local-files.ts';
import { withPorts } from '../../cli/command-line/program.ts';
import { runProgram } from '../../cli/command-line/run-program.ts';
import type { ReplayPorts } from '../../cli/replay/replay-ports.ts';
import { replayGroup } from '../../cli/replay/replay.ts';
import { faultyDisk } from './faulty-disk.ts';
import type { CallFaults, ModelQueues } from './model-queues.ts';
import type { ProcessLife } from './process-life.ts';

/** A queue of the model stack by its output. */
export const stack = { DeadLetterQueueUrl: 'https://sqs.test/1/dead', QueueUrl: 'https://sqs.test/1/events' };

export interface CommandRun {
  readonly queues: ModelQueues;
  readonly life: ProcessLife;
  readonly calls: CallFaults;
  /** Bytes that the disk takes. @default - any number */
  readonly room?: number;
  /** The error of the operator's clock. */
  readonly clockOffMs: number;
  readonly signal: AbortSignal;
  /** Returns an event as the operator edits it. */
  readonly edit: (text: string) => string;
}

/** Runs `cognito-to-kafka replay …` on the model queues and the disk of this machine, as an operator does who confirms. */
export async function runCommand(argv: readonly string[], run: CommandRun) {
  const { queues, life, calls, room, clockOffMs, signal, edit } = run;
  const stderr: string[] = [];
  const elsewhere = () => Promise.reject(new Error('The model has no such service.'));
  const opened = new Set<FileHandle>();
  const disk = faultyDisk({
    ...(room === undefined ? {} : { room }),
    part: (bytes) => (calls.random() < 0.3 ? Math.floor(calls.random() * bytes) : bytes),
    step: life.step,
    opened,
  });
  const replayPorts: Omit<ReplayPorts, keyof CommandPorts> = {
    aws: () => ({
      outputs: () => Promise.resolve(stack),
      queues: queues.port(life, calls),
      publish: elsewhere,
      invoke: elsewhere,
      kafka: { send: elsewhere, secretArns: elsewhere, close: () => undefined },
      archive: { start: elsewhere, stateOf: elsewhere, cancel: elsewhere },
      rules: { list: elsewhere, read: elsewhere, create: elsewhere, remove: elsewhere, queuePolicy: elsewhere },
      logLines: () => createReadStream('/dev/null', 'utf8') as AsyncIterable<string>,
    }),
    clock: { now: () => new Date(Date.now() + clockOffMs), sleep: () => Promise.resolve() },
    files: localFiles(process.stdin, disk),
    ui: {
      interrupted: () => signal,
      edit: (text) => Promise.resolve(edit(text)),
      progress: () => ({ advance: () => undefined, end: () => undefined }),
      ask: (question) => Promise.resolve(question.includes('How many') ? countIn(stderr) : 'yes'),
    },
  };
  const { commands } = withPorts(replayGroup, () => Promise.resolve(replayPorts));
  const program = { ...replayGroup.declaration, version: '', commands };
  const ports: CommandPorts = {
    stdout: () => undefined,
    stderr: (line) => void stderr.push(line),
    read: () => Promise.resolve(''),
  };
  const code = await Promise.race([runProgram(program, argv, ports), life.killed]);
  // The system closes the files of a process that was killed.
  for (const handle of opened) await handle.close();
  return { code, stderr };
}

const countIn = (stderr: readonly string[]): string =>
  /(?<count>\d+) messages match/.exec(stderr.join())?.groups?.['count'] ?? '';
