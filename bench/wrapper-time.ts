import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { installLambdaRuntime } from '../local/rig/tools.ts';
import { seededRandom } from './seeded-random.ts';
import { figuresTable } from '../cli/plain-table.ts';
import { addedTimes, type AddedTime } from './wrapper-time/added-time.ts';

/** Milliseconds by which a timer and a process that shares its processor may be late. */
const lateMs = 150;

const functions = [
  { timeoutSeconds: 3, publishTimeoutMs: 1000 },
  { timeoutSeconds: 3, publishTimeoutMs: 3500 },
  { timeoutSeconds: 10, publishTimeoutMs: 1000 },
  { timeoutSeconds: 10, publishTimeoutMs: 3500 },
];

/**
 * Measures what the wrapper adds to handlers of random durations, while bus and outbox hang, for several time limits and
 * budgets. Fails unless it adds no more than it may in every invocation.
 */
export async function wrapperTime(print: (line: string) => void, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { invocations: { type: 'string', default: '10' }, seed: { type: 'string' } },
  });
  const invocations = Number(values.invocations);
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  if (!Number.isInteger(invocations) || invocations < 1 || !Number.isInteger(seed)) {
    throw new Error('Usage: npm run bench -- wrapper-time [--invocations 10] [--seed 42]');
  }
  await installLambdaRuntime(print);
  print(`${invocations} invocations of each function, seed ${seed}; the bus and the outbox hang.`);
  const random = seededRandom(seed);
  const measured: AddedTime[] = [];
  for (const one of functions) {
    const longestMs = Math.min(one.timeoutSeconds * 1000, 5000) - 100;
    const handlerMs = Array.from({ length: invocations }, () => Math.round(random() * longestMs));
    measured.push(...(await addedTimes({ ...one, handlerMs })));
  }
  const rows = measured.map(({ timeoutSeconds, publishTimeoutMs, handlerMs, addedMs, allowedMs }) =>
    [timeoutSeconds, publishTimeoutMs, handlerMs, Math.round(addedMs), Math.round(allowedMs)].map(String),
  );
  const heading = ['time limit, s', 'budget, ms', 'handler, ms', 'added, ms', 'allowed, ms'];
  print(figuresTable(heading, rows));
  const late = measured.filter(({ addedMs, allowedMs }) => addedMs > allowedMs + lateMs);
  if (late.length > 0) throw new Error(`The wrapper added more than it may in ${late.length} invocations.`);
}
