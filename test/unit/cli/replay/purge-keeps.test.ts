import { mkdtemp, readFile, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { faultyDisk, type FaultyDiskOptions } from '../../../../bench/replay-fuzz/faulty-disk.ts';
import { localFiles } from '../../../../replay/files/local-files.ts';
import { readLine } from '../../../../replay/messages/read-line.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters } = outputs;
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  file = join(folder, 'kept.ndjson');
});
afterEach(() => rm(folder, { recursive: true }));

function filled(count: number, bytes: number) {
  const queues = fakeQueues();
  const bodies = Array.from({ length: count }, (_none, at) => `${at}:`.padEnd(bytes, 'abcdefghij'));
  for (const body of bodies) queues.put(deadLetters, aQueueMessage({ body }));
  return { queues, bodies };
}

const argv = (count: number) => [
  'purge',
  '--queue',
  'dead-letters',
  '--export',
  file,
  '--yes',
  '--depth',
  String(count),
];
const onDisk = (disk: FaultyDiskOptions) => localFiles(Readable.from([]), faultyDisk(disk));

/** Bodies of the whole lines in the file. */
async function keptBodies(): Promise<string[]> {
  const read = (await readFile(file, 'utf8')).split('\n').map(readLine);
  return read.flatMap((line) => (typeof line === 'object' && 'message' in line ? [line.message.body] : []));
}

test('keeps every deleted message byte for byte, with large messages in every worker', async () => {
  const { queues, bodies } = filled(30, 600_000);

  const { code } = await runReplay(argv(30), { queues, disk: onDisk({}) });

  expect([code, queues.messages(deadLetters)]).toEqual([0, []]);
  expect((await keptBodies()).sort()).toEqual(bodies.sort());
}, 60_000);

test.each([
  ['a full disk', { room: 20_000, part: (bytes: number) => Math.min(bytes, 5_000) }],
  ['a disk that writes other bytes', { distort: (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1) }],
  ['a disk that fails', { before: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) }],
])('deletes only messages in the file with %s, and makes the rest visible', async (_what, disk) => {
  const { queues, bodies } = filled(300, 500);

  const { code, stderr } = await runReplay(argv(300), { queues, disk: onDisk(disk) });

  const left = new Set(queues.messages(deadLetters).map(({ body }) => body));
  const kept = new Set(await keptBodies());
  expect(bodies.filter((body) => !left.has(body) && !kept.has(body))).toEqual([]);
  expect([code, queues.hidden(deadLetters)]).toEqual([1, 0]);
  expect(stderr.slice(1)).toEqual([
    `dead-letters: ${300 - left.size} deleted.`,
    'The purge stopped: the other messages are still in dead-letters.',
    expect.stringMatching(/ENOSPC|EKEEP|EIO/),
  ]);
});

test.each([
  ['in a folder that does not exist', () => join(folder, 'none', 'kept.ndjson'), 'ENOENT'],
  ['that is a folder', () => folder, 'EISDIR'],
  ['that holds nothing, such as /dev/null', () => '/dev/null', 'EKEEP'],
])('deletes nothing with a file %s', async (_what, target, code) => {
  const { queues } = filled(30, 10);
  file = target();

  const run = await runReplay(argv(30), { queues, disk: onDisk({}) });

  expect([run.code, queues.messages(deadLetters).length, queues.hidden(deadLetters)]).toEqual([1, 30, 0]);
  expect(run.stderr.at(-1)).toContain(code);
});

test('continues a file that exists, after the half line of a killed run', async () => {
  await writeFile(file, '{"queue":"dead-let');
  const { queues } = filled(1, 10);

  await runReplay(argv(1), { queues, disk: onDisk({}) });

  const [half, whole] = (await readFile(file, 'utf8')).split('\n');
  expect([half, readLine(whole ?? '')]).toEqual([
    '{"queue":"dead-let',
    expect.objectContaining({ queue: 'dead-letters' }),
  ]);
  const imported = await runReplay(['import', file, '--yes'], { queues, disk: onDisk({}) });
  expect([imported.code, imported.stderr.slice(0, 2)]).toEqual([1, ['Sent 1 to dead-letters.', 'Broken lines: 1.']]);
});

test('does not delete the remaining messages after Ctrl-C', async () => {
  const control = new AbortController();
  const { queues } = filled(1_000, 10);
  const before = (operation: string) => {
    if (operation === 'sync') control.abort();
    return Promise.resolve();
  };

  const { code, stderr } = await runReplay(argv(1_000), { queues, signal: control.signal, disk: onDisk({ before }) });

  const kept = await keptBodies();
  expect(kept.length).toBeLessThanOrEqual(240);
  expect([code, queues.messages(deadLetters).length, queues.hidden(deadLetters)]).toEqual([1, 1_000 - kept.length, 0]);
  expect(stderr.at(-1)).toBe(`dead-letters: ${kept.length} deleted.`);
});

test('deletes nothing and asks nothing at Ctrl-C while it counts the messages', async () => {
  const { queues } = filled(1, 10);

  const run = await runReplay(argv(1).slice(0, 3), { queues, signal: AbortSignal.abort(), answers: ['yes', '1'] });

  expect([run.code, run.questions, queues.messages(deadLetters).length]).toEqual([1, [], 1]);
});

test('reports an incomplete export on a full disk, and returns every message', async () => {
  const { queues } = filled(300, 500);

  const { code, stderr } = await runReplay(['export', file], { queues, disk: onDisk({ room: 20_000 }) });

  expect([code, queues.messages(deadLetters).length, queues.hidden(deadLetters)]).toEqual([1, 300, 0]);
  expect(stderr[0]).toMatch(
    /kept\.ndjson is not complete: it has \d+ messages\. All messages are still in their queues\.$/,
  );
  expect(stderr[1]).toContain('ENOSPC');
});

test.each([
  ['a purge', () => argv(30)],
  ['an export', () => ['export', file]],
])('leaves no file open after %s', async (_what, command) => {
  const opened = new Set<FileHandle>();
  const { queues } = filled(30, 10);

  const { code } = await runReplay(command(), { queues, disk: onDisk({ opened }) });

  expect([code, opened.size]).toEqual([0, 0]);
});
