import { rename } from 'node:fs/promises';
import { attributeText, type OutgoingMessage } from '../../replay/messages/queue-message.ts';
import type { ModelQueues } from './model-queues.ts';
import { missingIn } from './random-messages.ts';
import { stack } from './run-command.ts';

export type StageName = 'purge' | 'export' | 'import' | 'send' | 'edit';

export interface About {
  readonly messages: readonly OutgoingMessage[];
  /** The file that the stage writes or reads. */
  readonly file: string;
  readonly queues: ModelQueues;
  readonly random: () => number;
}

type Run = (
  argv: readonly string[],
) => Promise<{ readonly code: number | 'killed'; readonly stderr: readonly string[] }>;
type MessagesIn = (file: string) => Promise<readonly OutgoingMessage[]>;

/** A command of `replay`, its promise with exit code 0, and the way to finish its work without faults. */
export interface Stage {
  readonly name: StageName;
  readonly prepare?: (about: About, run: Run) => Promise<void>;
  readonly argv: (about: About) => readonly string[];
  readonly edit?: (text: string) => string;
  /** @default - the copy is the message byte for byte */
  readonly isSame?: (message: OutgoingMessage, found: OutgoingMessage) => boolean;
  /** Which of its claims do not hold. */
  readonly claims: (about: About, messagesIn: MessagesIn) => Promise<string[]>;
  readonly finish: (about: About, run: Run, messagesIn: MessagesIn) => Promise<string[]>;
}

const { DeadLetterQueueUrl: dead } = stack;
const only = ['--queue', 'dead-letters'];
const all = ({ messages }: About, found: readonly OutgoingMessage[], where: string): string[] => {
  const missing = missingIn(messages, found).length;
  return missing === 0 ? [] : [`${missing} of ${messages.length} messages are not ${where}.`];
};

/** Imports the file into the empty queue: each message must be there, byte for byte. */
async function importAll(about: About, run: Run, file = about.file): Promise<string[]> {
  about.queues.clear(dead);
  await run(['import', file, '--yes']);
  return all(about, about.queues.messages(dead), 'in the queue after an import');
}

const purge: Stage = {
  name: 'purge',
  argv: ({ file }) => ['purge', ...only, '--export', file],
  claims: async (about, messagesIn) => [
    ...all(about, await messagesIn(about.file), 'in the file of a purge with exit code 0'),
    ...(about.queues.messages(dead).length > 0 ? ['A purge with exit code 0 has left messages.'] : []),
  ],
  finish: async (about, run, messagesIn) => {
    const { code } = await run(purge.argv(about));
    const problems = code === 0 ? [] : [`A purge without faults ended with ${code}.`];
    if (about.queues.messages(dead).length > 0) problems.push('A purge without faults has left messages.');
    problems.push(...all(about, await messagesIn(about.file), 'in the file after a purge'));
    return [...problems, ...(await importAll(about, run))];
  },
};

const exporting: Stage = {
  name: 'export',
  argv: ({ file }) => ['export', file, ...only],
  claims: async (about, messagesIn) =>
    all(about, await messagesIn(about.file), 'in the file of an export with exit code 0'),
  finish: async (about, run) => {
    const problems = all(about, about.queues.messages(dead), 'in their queue after an export');
    await rename(about.file, `${about.file}.faulty`).catch(() => undefined);
    await run(exporting.argv(about));
    return [...problems, ...(await importAll(about, run))];
  },
};

const importing: Stage = {
  name: 'import',
  prepare: async ({ file, queues }, run) => {
    await run(['export', file, ...only]);
    queues.clear(dead);
  },
  argv: ({ file }) => ['import', file, '--yes'],
  claims: (about) => Promise.resolve(all(about, about.queues.messages(dead), 'in the queue after exit code 0')),
  finish: (about, run) => importAll(about, run),
};

const send: Stage = {
  name: 'send',
  argv: ({ random }) => ['send', ...only, '--yes', ...(random() < 0.3 ? ['--max', '5'] : [])],
  claims: () => Promise.resolve([]),
  finish: async (about, run) => {
    await run(['send', ...only, '--yes', '--force']);
    const { length } = about.queues.messages(dead).filter(({ body }) => isEvent(body));
    return length > 0 ? [`${length} events were not sent by a command without faults.`] : [];
  },
};

const isEvent = (body: string): boolean => body.startsWith('{') && body.includes('"specversion":"1.0"');
const idOf = (body: string): string | undefined => /"id": ?"(?<id>[^"]+)"/.exec(body)?.groups?.['id'];

const edit: Stage = {
  name: 'edit',
  argv: ({ messages }) => ['edit', idOf(messages[0]?.body ?? '') ?? 'none', '--yes', ...only],
  edit: (text) => text.replace(/"username": "[^"]*"/, '"username": "edited"'),
  isSame: (message, found) =>
    attributeText(message, 'message') === attributeText(found, 'message') &&
    (found.body === message.body || (found.body.includes('"edited"') && idOf(found.body) === idOf(message.body))),
  claims: () => Promise.resolve([]),
  finish: () => Promise.resolve([]),
};

export const stages: readonly Stage[] = [purge, purge, exporting, importing, send, edit];
