import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { toExportLine } from '../../../../replay/messages/export-line.ts';
import { localFiles } from '../../../../replay/files/local-files.ts';
import { aQueueMessage, deadLetterAttributes } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeFiles, linesOf } from '../../../given/fakes/fake-files.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const lines = ['a', 'b', 'c'].map((body) =>
  toExportLine(aQueueMessage({ body: `{"secret":"${body}"}` }), 'dead-letters'),
);
const values = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const whole = lines.map((line) => `${line}\n`).join('');

async function imported(text: string | Uint8Array, ...more: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  const file = join(folder, 'kept.ndjson');
  await writeFile(file, text);
  const queues = fakeQueues();
  const run = await runReplay(['import', file, '--yes', ...more], { queues, disk: localFiles(Readable.from([])) });
  await rm(folder, { recursive: true });
  return { ...run, bodies: queues.messages(outputs.DeadLetterQueueUrl).map(({ body }) => body) };
}

test.each([
  ['carriage returns', whole.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${whole}`],
  [
    'its members in another order',
    values.map((value) => JSON.stringify(Object.fromEntries(Object.entries(value).reverse()))).join('\n'),
  ],
])('imports the whole of a file with %s', async (_what, text) => {
  const { code, bodies } = await imported(text);

  expect([code, bodies.map((body) => JSON.parse(body) as unknown)]).toEqual([
    0,
    ['a', 'b', 'c'].map((secret) => ({ secret })),
  ]);
});

test.each([
  ['pretty-printed', values.map((value) => JSON.stringify(value, undefined, 2)).join('\n')],
  ['an array on one line', JSON.stringify(values)],
  ['an array over lines', JSON.stringify(values, undefined, 2)],
  ['without its attributes', values.map((value) => JSON.stringify({ ...value, attributes: null })).join('\n')],
  ['the bodies alone', values.map(({ body }) => body).join('\n')],
  ['in UTF-16', Buffer.from(`\uFEFF${whole}`, 'utf16le')],
  ['compressed', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xfe])],
])('sends nothing of a file that is %s, and names every line without its content', async (_what, text) => {
  const { code, bodies, stderr } = await imported(text);

  const count = Buffer.from(text).toString('latin1').split('\n').length;
  expect([code, bodies]).toEqual([1, []]);
  expect(stderr[0]).toMatch(
    count === 1 ? /^Broken lines: 1\.$/ : new RegExp(`^Broken lines: 1-(${count}|${count - 1})\\.$`),
  );
  expect(stderr.join()).not.toContain('secret');
});

test('sends the whole lines of a partly broken file, and names the others by reason', async () => {
  const [first = '', second = '', third = ''] = lines;
  const poison = toExportLine(
    aQueueMessage({ body: '{"half', attributes: deadLetterAttributes('NOT_JSON') }),
    'elsewhere',
  );
  const text = [first, second.slice(0, 50), third, '  "body": "x",', poison, Buffer.from([0xff])];
  const bytes = Buffer.concat(text.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));

  const { code, stderr, bodies } = await imported(bytes);

  expect([code, bodies.length]).toEqual([1, 2]);
  expect(stderr).toEqual([
    'Sent 2 to dead-letters.',
    'Not sent: 1, because the stack has no queue elsewhere: specify one with --queue.',
    '  lines: 5',
    'Broken lines: 2, 4, 6.',
    expect.stringMatching(/^ {2}the JSON is cut off.*: 2$/),
    '  not UTF-8: 6',
    expect.stringMatching(/^ {2}neither a line of an export nor of a log.*: 4$/),
    '  Nothing in these lines was sent.',
    'Read 6 lines. 0 have no message.',
  ]);
});

test('accepts a log without such an event, whatever its functions print', async () => {
  const log =
    'START RequestId: 8f2b Version: 1\n{ an: "object",\n  of: "Node" }\n\tat handler (/var/task/index.js:1:1)\n';

  const { code, stderr } = await imported(log);

  expect([code, stderr]).toEqual([0, ['Read 4 lines. 4 have no message.']]);
});

test('reports other lines between messages as broken, also next to a log', async () => {
  const { code, stderr } = await imported(`START RequestId: 8f2b Version: 1\n${whole}of a line","attributes":{}}\n`);

  expect([code, stderr.slice(0, 2)]).toEqual([1, ['Sent 3 to dead-letters.', 'Broken lines: 5.']]);
});

test('reads a pipe once, and sends all of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  const pipe = join(folder, 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  const queues = fakeQueues();

  const [run] = await Promise.all([
    runReplay(['import', pipe, '--yes'], { queues, disk: localFiles(Readable.from([])) }),
    writeFile(pipe, whole),
  ]);
  await rm(folder, { recursive: true });

  expect([run.code, queues.messages(outputs.DeadLetterQueueUrl).length]).toEqual([0, 3]);
});

test('sends the lines before a read error, and reports the error', async () => {
  const disk = fakeFiles(new Map());
  async function* failing() {
    yield* linesOf(whole);
    await Promise.reject(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' }));
  }

  const run = await runReplay(['import', 'a', '--yes'], { queues: fakeQueues(), disk: { ...disk, lines: failing } });

  expect([run.code, run.stderr]).toEqual([
    1,
    ['Sent 3 to dead-letters.', 'Read 3 lines, then stopped. 0 have no message.', expect.stringContaining('EIO')],
  ]);
});

test('accepts other lines of a log that has an unpublished event', async () => {
  const line = { level: 'error', message: 'event not published', code: 'TIMEOUT', event: anEvent() };

  const { code, stderr } = await imported(`${JSON.stringify(line)}\n\tat handler (/var/task/index.js:1:1)\n`);

  expect([code, stderr.at(-1)]).toEqual([0, 'Read 2 lines. 1 have no message.']);
});

test('accepts a line of a log group that only has the words in its text', async () => {
  const logs = { 'trigger-log': 'my own function: event not published today' };

  const { code, stderr } = await runReplay(['import', '--log', '--yes'], { queues: fakeQueues(), logs });

  expect([code, stderr]).toEqual([0, ['Read 1 lines. 1 have no message.']]);
});

test('shows the progress of lines whose messages have no queue', async () => {
  const ofOthers = lines.map((line) => line.replace('dead-letters', 'elsewhere')).join('\n');

  const { bars } = await imported(ofOthers);

  expect(bars).toEqual([{ total: 3, done: 3, isEnded: true }]);
});

test('names no destination in a dry run without a message for it', async () => {
  const files = new Map([['kept.ndjson', whole]]);

  const { stderr } = await runReplay(['import', 'kept.ndjson', '--to', 'bus'], { queues: fakeQueues(), files });

  expect(stderr.join()).not.toContain('Would send');
});
