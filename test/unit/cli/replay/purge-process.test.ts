import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { messagesIn } from '../../../../bench/replay-fuzz/fuzz-round.ts';
import { missingIn, randomMessages } from '../../../../bench/replay-fuzz/random-messages.ts';
import { seededRandom } from '../../../../bench/seeded-random.ts';
import { awsEnvironment } from '../../../../local/rig/aws-environment.ts';
import { projectRoot } from '../../../../local/rig/paths.ts';
import { fakeSqsServer } from '../../../given/fakes/fake-sqs-server.ts';

const count = 360;
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  file = join(folder, 'kept.ndjson');
});
afterEach(() => rm(folder, { recursive: true }));

// A process takes its time to start while others work on the machine.
jest.setTimeout(60_000);

/** A queue of messages up to 60 kB; the process is killed as soon as some are deleted. */
async function purging({ killAt = Infinity, shell = 'exec "$@"' }: { killAt?: number; shell?: string }) {
  const messages = randomMessages(seededRandom(7), count, 60_000);
  let kill: () => void = () => undefined;
  const server = await fakeSqsServer({
    deleting: (deleted) => {
      if (deleted >= killAt) kill();
    },
  });
  for (const message of messages) server.queues.put(server.queueUrl, message);
  const argv = ['purge', '--queue', server.queueUrl, '--export', file, '--yes', '--depth', String(count)];
  const env = { PATH: process.env['PATH'], ...awsEnvironment(server.endpoint) };
  const command = [process.execPath, join(projectRoot, 'cli/main.ts'), 'replay', ...argv];
  const child = spawn('/bin/sh', ['-c', shell, 'sh', ...command], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  kill = () => child.kill('SIGKILL');
  const stderr = text(child.stderr);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  server.close();
  const left = server.queues.messages(server.queueUrl);
  const kept = await messagesIn(file);
  return {
    end: signal ?? code,
    stderr: await stderr,
    left,
    kept,
    lost: missingIn(messages, [...left, ...kept]).length,
  };
}

test('has deleted only messages that are in the file when it is killed', async () => {
  const { end, left, lost } = await purging({ killAt: 1 });

  expect([end, lost]).toEqual(['SIGKILL', 0]);
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(count);
});

test('has deleted only messages that are in the file when the file cannot grow', async () => {
  // In blocks of 512 bytes. Without the trap the system would end the process by SIGXFSZ.
  const shell = 'trap "" XFSZ; ulimit -f 600; NODE_DISABLE_COMPILE_CACHE=1 exec "$@"';
  const { end, stderr, left, kept, lost } = await purging({ shell });

  expect([end, lost]).toEqual([1, 0]);
  expect(stderr).toContain('EFBIG');
  expect([left.length > 0, kept.length > 0]).toEqual([true, true]);
});
