import { randomInt, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Behaviour } from '../local/rig/aws-stub.ts';
import { installLambdaRuntime } from '../local/rig/tools.ts';
import { startTriggerFunction, type TriggerFunction } from '../local/rig/trigger-function.ts';
import { quantile } from './quantile.ts';
import { seededRandom } from './seeded-random.ts';
import { figuresTable } from '../cli/plain-table.ts';
import { accountFor } from './trigger/loss-account.ts';
import { storedInvocations, writeLossFigures } from './trigger/loss-figures.ts';
import { sampleLogin } from './trigger/sample-login.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import type { triggerLossDeclaration } from './declarations.ts';

/** Of 100 calls of the bus so many are refused, hang, and are reset; the others are accepted. */
const percent = { refuses: 10, hangs: 1, resets: 1 } as const;

// A call that hangs holds up its environment for seconds: the others go on meanwhile, as on AWS.
const environments = 8;

/**
 * Logs in thousands of times through the trigger function under Lambda's own runtime while the bus fails, and accounts for
 * every event. Fails unless each is on the bus, in the outbox or whole in the log, and every login got its answer.
 */
export async function triggerLoss(
  print: (line: string) => void,
  { invocations, seed = randomInt(2 ** 31) }: OptionValues<typeof triggerLossDeclaration.options>,
): Promise<void> {
  await installLambdaRuntime(print);
  print(`${invocations} logins in ${environments} environments, seed ${seed}; of 100 calls the bus refuses`);
  print(`${percent.refuses}, lets ${percent.hangs} hang and resets ${percent.resets}.`);
  const functions = await Promise.all(Array.from({ length: environments }, () => startTriggerFunction()));
  try {
    functions.forEach(({ bus }, index) => {
      const random = seededRandom(seed + index);
      bus.behave(() => behaviourAt(random() * 100));
    });
    const invoked: string[] = [];
    const waits: number[] = [];
    const loginUntilEnough = async ({ invoke }: TriggerFunction): Promise<void> => {
      while (invoked.length < invocations) {
        const sub = randomUUID();
        invoked.push(sub);
        const login = sampleLogin(sub);
        const { answer, responseMs } = await invoke(login);
        if (!isDeepStrictEqual(answer, login)) throw new Error(`A login got another answer: ${JSON.stringify(answer)}`);
        waits.push(responseMs);
      }
    };
    const startedAt = performance.now();
    await Promise.all(functions.map(loginUntilEnough));
    const seconds = (performance.now() - startedAt) / 1000;
    const subject = ({ subject: sub }: { readonly subject?: string }): string[] => (sub === undefined ? [] : [sub]);
    const lines = (await Promise.all(functions.map((one) => one.lines()))).flat();
    const account = accountFor({
      invoked,
      onBus: functions.flatMap(({ bus }) => bus.accepted.flatMap(subject)),
      inOutbox: functions.flatMap(({ outbox }) => outbox.accepted.flatMap(({ event }) => subject(event))),
      inLog: lines.flatMap(({ event }) => subject((event ?? {}) as { subject?: string })),
    });
    const busCalls = functions.reduce((sum, { bus }) => sum + bus.calls.length, 0);
    const starts = await Promise.all(functions.map((one) => one.initializations()));
    const rows = { ...account, 'calls of the bus': busCalls, 'cold starts': starts.reduce((sum, one) => sum + one) };
    const waited = {
      'median wait ms': quantile(waits, 0.5).toFixed(1),
      'p99 wait ms': quantile(waits, 0.99).toFixed(1),
    };
    print(
      figuresTable(
        ['', ''],
        Object.entries({ ...rows, ...waited }).map(([name, value]) => [name, String(value)]),
      ),
    );
    print(`${seconds.toFixed(0)} s`);
    if (invocations === storedInvocations) {
      await writeLossFigures(account);
      print('The account is stored. To write it to the pages, run: npm run generate');
    }
    if (account.lost > 0 || account.doubled > 0) throw new Error(`Lost ${account.lost}, doubled ${account.doubled}.`);
  } finally {
    await Promise.all(functions.map((one) => one.stop()));
  }
}

function behaviourAt(percentile: number): Behaviour {
  if (percentile < percent.refuses) return 'refuses';
  if (percentile < percent.refuses + percent.hangs) return 'hangs';
  return percentile < percent.refuses + percent.hangs + percent.resets ? 'resets' : 'accepts';
}
