import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEnvironment, type Environment } from '../../../../bench/peers/lambda/environment.ts';

const open: Environment[] = [];
afterAll(async () => {
  await Promise.all(open.map(({ stop }) => stop()));
});

/** An environment whose handler does what the event says. */
function environment(timeoutMs = 20_000) {
  const folder = mkdtempSync(join(tmpdir(), 'environment-'));
  const bundle = join(folder, 'index.cjs');
  const log = join(folder, 'log');
  writeFileSync(
    bundle,
    `let count = 0;
    exports.handler = async (event, context) => {
      if (event.fail) throw new Error('the handler failed');
      if (event.end) process.exit(1);
      if (event.hang) await new Promise(() => setInterval(() => {}, 1000));
      console.log('handled', process.env.NAME);
      return { event, count: ++count, leftMs: context.getRemainingTimeInMillis() };
    };`,
  );
  const opened = openEnvironment({ bundle, variables: { NAME: 'of the function' }, log, timeoutMs });
  open.push(opened);
  return { ...opened, logged: () => readFileSync(log, 'utf8') };
}

test('invokes the handler of one process again and again', async () => {
  const { invoke, pid, logged } = environment();

  expect(await invoke({ a: 1 })).toMatchObject({ event: { a: 1 }, count: 1 });
  const first = pid();
  expect(await invoke({ a: 2 })).toMatchObject({ event: { a: 2 }, count: 2 });
  expect(pid()).toBe(first);
  expect(logged()).toContain('handled of the function');
});

test('tells the handler the time that is left', async () => {
  const { leftMs } = (await environment(20_000).invoke({})) as { leftMs: number };

  expect(leftMs).toBeGreaterThan(0);
  expect(leftMs).toBeLessThanOrEqual(20_000);
});

test('keeps the process of a handler that rejects', async () => {
  const { invoke } = environment();
  await invoke({});

  await expect(invoke({ fail: true })).rejects.toThrow('the handler failed');
  expect(await invoke({})).toMatchObject({ count: 2 });
});

test('starts a new process after one that ended', async () => {
  const { invoke } = environment();
  await invoke({});

  await expect(invoke({ end: true })).rejects.toThrow('The process has ended.');
  expect(await invoke({})).toMatchObject({ count: 1 });
});

test('ends the process at the time limit', async () => {
  const { invoke, pid } = environment(1500);

  await expect(invoke({ hang: true })).rejects.toThrow('Task timed out');
  expect(pid()).toBeUndefined();
});
