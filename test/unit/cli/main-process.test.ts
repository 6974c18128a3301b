import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { outputs } from './replay/replay-run.ts';
import { aQueueMessage } from '../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../given/fakes/fake-queues.ts';
import { sqsService } from '../../given/fakes/fake-sqs-service.ts';
import { fakeAws, stackInXml } from '../../given/fakes/fake-aws.ts';

const main = join(import.meta.dirname, '../../../cli/main.ts');

const start = (argv: readonly string[]): ChildProcess =>
  spawn(process.execPath, [main, ...argv], { env: process.env, stdio: ['pipe', 'pipe', 'pipe'] });

const textOf = async (stream: Readable | null): Promise<string> => (stream && !stream.destroyed ? text(stream) : '');

async function ended(child: ChildProcess) {
  const streams = Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  child.stdin?.end();
  const [code] = (await once(child, 'close')) as [number | null];
  const [stdout, stderr] = await streams;
  return { code, stdout, stderr };
}

test('a process prints data on stdout and ends with the exit code', async () => {
  expect(await ended(start(['--version']))).toMatchObject({ code: 0, stdout: '0.1.0\n', stderr: '' });
  expect(await ended(start(['attach', '--stak', 'x']))).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Unknown option "--stak". Did you mean --stack?\nSee "cognito-to-kafka attach --help".\n',
  });
});

test.each([
  ['a list', ['--help'], 'stdout', 0],
  ['an error', ['attach', '--stak', 'x'], 'stderr', 2],
] as const)('a process ends quietly when the reader of %s stops', async (_what, argv, closed, expected) => {
  const child = start(argv);
  child[closed]?.destroy();
  const { code, stdout, stderr } = await ended(child);

  // With a fault of the program, Node ends with 1 and prints a stack.
  expect([code, stdout, stderr]).toEqual([expected, '', '']);
});

test('a command that can stop in order does so when its reader stops', async () => {
  const queues = fakeQueues();
  for (let index = 0; index < 50; index += 1) queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  const sqs = sqsService(queues);
  const aws = await fakeAws((call) => (call.operation === 'DescribeStacks' ? stackInXml(outputs) : sqs(call)));
  try {
    const child = start(['replay', 'list', '--json', '--endpoint-url', aws.url]);
    child.stdout?.destroy();
    const { code, stderr } = await ended(child);

    expect([code, stderr]).toEqual([1, expect.stringContaining('interrupted')]);
    expect(queues.messages(outputs.DeadLetterQueueUrl)).toHaveLength(50);
  } finally {
    await aws.close();
  }
});
