import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { localFiles } from '../../replay/files/local-files.ts';
import type { QueueMessage, OutgoingMessage } from '../../replay/messages/queue-message.ts';
import { readLine } from '../../replay/messages/read-line.ts';
import { seededRandom } from '../seeded-random.ts';
import { modelQueues } from './model-queues.ts';
import { processLife } from './process-life.ts';
import { missingIn, randomMessages } from './random-messages.ts';
import { runCommand, stack, type CommandRun } from './run-command.ts';
import { stages, type StageName } from './stages.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** Most messages. */
  readonly maxCount: number;
  /** Most bytes of a message. */
  readonly maxBytes: number;
}

/** The result of a round. */
export interface FuzzRound {
  readonly stage: StageName;
  readonly messages: number;
  /** How the commands with faults ended: their exit codes, or "killed". */
  readonly ends: readonly (number | 'killed')[];
  /** The broken promises, one sentence each; empty if all were kept. */
  readonly problems: readonly string[];
}

/** Commands with faults and kills, an account of every message, then commands without faults, and a second account. */
export async function fuzzRound({ seed, maxCount, maxBytes }: FuzzOptions): Promise<FuzzRound> {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const stage = stages[below(stages.length)] as (typeof stages)[number];
  const messages = randomMessages(random, 1 + below(maxCount), maxBytes);
  const bytes = messages.reduce((sum, { body }) => sum + body.length, 0);
  const folder = await mkdtemp(join(tmpdir(), 'replay-fuzz-'));
  const file = join(folder, 'kept.ndjson');
  const queues = modelQueues();
  for (const message of messages) queues.put(stack.DeadLetterQueueUrl, message);
  const sound = (): CommandRun => ({
    queues,
    life: processLife(Infinity),
    calls: { random, failing: 0 },
    clockOffMs: 0,
    signal: new AbortController().signal,
    edit: (text) => text,
  });
  const faulty = (): CommandRun => ({
    ...sound(),
    life: processLife(random() < 0.6 ? below(20 + messages.length) : Infinity),
    calls: { random, failing: random() < 0.6 ? 0.1 : 0 },
    ...(random() < 0.4 ? { room: below(bytes) } : {}),
    clockOffMs: random() < 0.3 ? (random() - 0.5) * 172_800_000 : 0,
    signal: random() < 0.2 ? AbortSignal.timeout(below(20)) : new AbortController().signal,
  });
  const problems: string[] = [];
  const account = async (when: string): Promise<void> => {
    const messages = [...Object.values(stack).flatMap((url) => queues.messages(url)), ...(await messagesIn(file))];
    const lost = missingIn(messages, messages, stage.isSame);
    if (lost.length > 0) problems.push(`${when}: ${lost.length} of ${messages.length} messages are nowhere.`);
  };
  try {
    const about = { messages, file, queues, random };
    await stage.prepare?.(about, (argv) => runCommand(argv, sound()));
    const operators = random() < 0.3 ? 2 : 1;
    const argv = stage.argv(about);
    const ends = await Promise.all(
      Array.from({ length: operators }, () => runCommand(argv, { ...faulty(), edit: stage.edit ?? ((text) => text) })),
    );
    await account('After the faults');
    if (operators === 1 && ends[0]?.code === 0) problems.push(...(await stage.claims(about, messagesIn)));
    for (const url of Object.values(stack)) queues.showAll(url);
    problems.push(...(await stage.finish(about, (more) => runCommand(more, sound()), messagesIn)));
    await account('In the end');
    return { stage: stage.name, messages: messages.length, ends: ends.map(({ code }) => code), problems };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The messages of the whole lines of a file; none if there is none. */
export async function messagesIn(file: string): Promise<Pick<QueueMessage, keyof OutgoingMessage>[]> {
  const exists = await readFile(file).then(
    () => true,
    () => false,
  );
  if (!exists) return [];
  const messages = [];
  for await (const line of localFiles(Readable.from([])).lines(file)) {
    const read = readLine(line);
    if (typeof read === 'object' && 'message' in read) messages.push(read.message);
  }
  return messages;
}
