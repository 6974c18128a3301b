import { EventEmitter } from 'node:events';
import { parseArgs } from 'node:util';
import { interruptOf } from '../../../../local/rig/interrupt.ts';
import { runProgram, type Program } from '../../../../local/rig/run-program.ts';

/** How a program ends, and what it says on the way. */
async function endOf(program: Partial<Program<string>>, signal = new AbortController().signal) {
  const said: string[] = [];
  const complaints: string[] = [];
  const terminal = {
    print: (line: string) => void said.push(line),
    printError: (line: string) => void complaints.push(line),
    signal,
  };
  const whole = {
    name: 'npm run x --',
    usage: 'how to',
    readOptions: () => 'options',
    run: () => Promise.resolve(0),
    ...program,
  };
  return { code: await runProgram(whole, terminal), said, complaints };
}

const failing = { run: () => Promise.reject(new Error('no broker')) };

test('a run gets its options, and gives the exit code', async () => {
  const run = (options: string) => Promise.resolve(options === 'options' ? 7 : 0);

  expect(await endOf({ run })).toEqual({ code: 7, said: [], complaints: [] });
});

test('an invalid option prints one line and the way to the usage, and nothing runs', async () => {
  const readOptions = () => {
    throw new Error('--rate must be a number');
  };

  const end = { code: 2, said: [], complaints: ['--rate must be a number\nSee "npm run x -- --help".'] };
  expect(await endOf({ readOptions, ...failing })).toEqual(end);
});

test('a request for the usage prints it and exits with 0', async () => {
  expect(await endOf({ readOptions: () => undefined, ...failing })).toEqual({
    code: 0,
    said: ['how to'],
    complaints: [],
  });
});

test('an unknown option prints one line', async () => {
  const readOptions = () => JSON.stringify(parseArgs({ args: ['--rat'], options: {} }));

  expect(await endOf({ readOptions })).toMatchObject({
    code: 2,
    complaints: [`Unknown option '--rat'.\nSee "npm run x -- --help".`],
  });
});

test('a failing program prints its error and exits with 1', async () => {
  expect(await endOf(failing)).toEqual({ code: 1, said: [], complaints: ['\nno broker'] });
});

test('an interrupted program exits with 0, or with the code and message that it chose', async () => {
  const { signal } = new AbortController();
  const aborted = AbortSignal.abort();
  const interrupted = { code: 1, told: 'Interrupted.' };

  expect(await endOf(failing, aborted)).toEqual({ code: 0, said: [], complaints: [] });
  expect(await endOf({ ...failing, interrupted }, aborted)).toMatchObject({ code: 1, complaints: ['Interrupted.'] });
  expect(await endOf({ ...failing, interrupted }, signal)).toMatchObject({ code: 1, complaints: ['\nno broker'] });
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s interrupts', (name) => {
  const source = new EventEmitter();
  const signal = interruptOf(source, []);

  expect(signal.aborted).toBe(false);
  source.emit(name);
  expect(signal.aborted).toBe(true);
});

test('only a closed output interrupts, another error is thrown', () => {
  const output = new EventEmitter();
  const signal = interruptOf(new EventEmitter(), [output]);

  expect(() => output.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full');
  expect(signal.aborted).toBe(false);
  output.emit('error', Object.assign(new Error('closed'), { code: 'EPIPE' }));
  expect(signal.aborted).toBe(true);
});
