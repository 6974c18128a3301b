import { randomInt } from 'node:crypto';
import { installLambdaRuntime } from '../local/rig/tools.ts';
import { seededRandom } from './seeded-random.ts';
import { figuresTable } from '../cli/plain-table.ts';
import { addedTimes, type AddedTime } from './wrapper-time/added-time.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import type { wrapperTimeDeclaration } from './declarations.ts';

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
export async function wrapperTime(
  print: (line: string) => void,
  { invocations, seed = randomInt(2 ** 31) }: OptionValues<typeof wrapperTimeDeclaration.options>,
): Promise<void> {
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
