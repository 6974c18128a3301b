import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  runningPid,
  signalProcess,
  startProcess,
  stopProcess,
  type ProcessSpec,
} from '../../../../local/rig/child-process.ts';
import { waitFor } from '../../../../local/rig/wait-for.ts';

let runFolder: string;
beforeEach(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'child-process-test-'));
});
afterEach(async () => {
  await stopProcess(worker(''), 'SIGKILL');
  await rm(runFolder, { recursive: true });
});

/** A Node process that runs the program; it is ready when it has printed "ready". */
const worker = (program: string, over: Partial<ProcessSpec> = {}): ProcessSpec => ({
  name: 'worker',
  runFolder,
  command: process.execPath,
  args: ['-e', program],
  env: {},
  isReady: (log) => log.includes('ready'),
  ...over,
});

const untilStopped = 'console.log("ready"); setInterval(() => {}, 1000)';

/** Whether a process with that id runs; one that ended and that nobody has asked after yet does not. */
function runs(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z]/.test(stdout.trim());
}

test('a process runs once it is ready, and leaves its pid and its log', async () => {
  await startProcess(worker(untilStopped));

  const pid = await runningPid(worker(''));
  expect(pid).toBe(Number(await readFile(join(runFolder, 'worker.pid'), 'utf8')));
  expect(runs(pid ?? 0)).toBe(true);
  expect(await readFile(join(runFolder, 'worker.log'), 'utf8')).toBe('ready\n');
});

test('a process is not ready before it says so', async () => {
  const begin = Date.now();

  await startProcess(worker('setTimeout(() => console.log("ready"), 200); setInterval(() => {}, 1000)'));

  expect(Date.now() - begin).toBeGreaterThanOrEqual(200);
});

test('a process has the environment it was given, and inherits none', async () => {
  const program = 'console.log("ready", process.env.COLOR, process.env.PATH); setInterval(() => {}, 1000)';

  await startProcess(worker(program, { env: { COLOR: 'blue' } }));

  expect(process.env['PATH']).toBeDefined();
  expect(await readFile(join(runFolder, 'worker.log'), 'utf8')).toBe('ready blue undefined\n');
});

test('a process that ends before it is ready fails with the end and path of its log', async () => {
  const program = 'for (let i = 1; i <= 30; i += 1) console.error("line " + i); process.exitCode = 3';

  const error: unknown = await startProcess(worker(program)).catch((cause: unknown) => cause);

  const lines = Array.from({ length: 15 }, (_, index) => `line ${16 + index}\n`).join('');
  expect(error).toMatchObject({
    message:
      `worker did not start: it ended with exit code 3\n${lines}` + `Its whole log: ${join(runFolder, 'worker.log')}`,
  });
});

test('a process that is killed before it is ready fails with the signal', async () => {
  await expect(startProcess(worker('process.kill(process.pid, "SIGKILL")'))).rejects.toThrow(
    /^worker did not start: it ended with SIGKILL/,
  );
});

test('a command that does not exist fails with its name', async () => {
  await expect(startProcess(worker('', { command: '/no/such/command' }))).rejects.toThrow(/\/no\/such\/command ENOENT/);
});

test('a process that is not ready in time fails, and is stopped', async () => {
  let pid: number | undefined;
  const isReady = async () => {
    pid ??= await runningPid(worker(''));
    return false;
  };

  await expect(startProcess(worker(untilStopped, { isReady, readyWithinMs: 300 }))).rejects.toThrow(
    /^worker did not start: Timed out after 0\.3 s waiting for worker to become ready/,
  );
  expect(pid).toBeGreaterThan(1);
  expect(runs(pid ?? 0)).toBe(false);
});

test('a failing look at whether it is ready stops the process and is the reason', async () => {
  const started = startProcess(worker(untilStopped, { isReady: () => Promise.reject(new Error('port taken')) }));

  await expect(started).rejects.toThrow(/^worker did not start: port taken/);
  expect(await runningPid(worker(''))).toBeUndefined();
});

test('stopping ends the process and what it had started', async () => {
  const child = `require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])`;
  await startProcess(worker(`console.log(${child}.pid + " ready"); setInterval(() => {}, 1000)`));
  const pid = (await runningPid(worker(''))) ?? 0;
  const childPid = parseInt(await readFile(join(runFolder, 'worker.log'), 'utf8'));
  expect([pid, childPid].map(runs)).toEqual([true, true]);

  await stopProcess(worker(''));

  expect(runs(pid)).toBe(false);
  await waitFor(() => !runs(childPid), { what: 'the end of the child', timeoutMs: 2_000 });
  expect(await readdir(runFolder)).toEqual(['worker.log']);
  expect(await runningPid(worker(''))).toBeUndefined();
});

test('a process that has ended does not run, and stopping it does nothing', async () => {
  await startProcess(worker(untilStopped));
  await signalProcess(worker(''), 'SIGKILL');
  await waitFor(async () => (await runningPid(worker(''))) === undefined, { what: 'its end', timeoutMs: 2_000 });

  await expect(stopProcess(worker(''))).resolves.toBeUndefined();
  await expect(signalProcess(worker(''), 'SIGCONT')).rejects.toThrow(/^worker does not run/);
});

test('nothing runs where nothing was started', async () => {
  expect(await runningPid(worker(''))).toBeUndefined();
  await expect(stopProcess(worker(''))).resolves.toBeUndefined();
});

test('a pid that now belongs to an unrelated process is not stopped', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  try {
    await writeFile(join(runFolder, 'worker.pid'), String(stranger.pid));

    expect(await runningPid(worker(''))).toBeUndefined();
    await stopProcess(worker(''));
    expect(runs(stranger.pid ?? 0)).toBe(true);
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('a signal reaches the process', async () => {
  await startProcess(worker(`process.on("SIGUSR2", () => console.log("heard")); ${untilStopped}`));

  await signalProcess(worker(''), 'SIGUSR2');

  const heard = async () => (await readFile(join(runFolder, 'worker.log'), 'utf8')).includes('heard');
  await waitFor(heard, { what: 'the signal', timeoutMs: 2_000 });
});
