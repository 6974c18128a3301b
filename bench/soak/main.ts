import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { interruptOf } from '../../local/rig/interrupt.ts';
import { runProgram } from '../../local/rig/run-program.ts';
import { installTools } from '../../local/rig/tools.ts';
import { faultKinds, type FaultKind } from './fault-plan.ts';
import { isComplete, soakReport } from './report.ts';
import { soak } from './soak.ts';

const usage = `npm run soak -- [options]     does the pipeline lose anything while its brokers are killed, frozen and restarted?

npm run soak                                  100,000 events, some 15 minutes
npm run soak -- --events 5000 --seed 42       fewer, with the faults of seed 42

Deploys the whole pipeline on this machine with three brokers, sends events through it, makes one fault after the other,
waits until the queue is empty and accounts for every event. The same seed gives the same faults. Exit code 0 only if
every event is in Kafka as it was sent, and none is a dead letter.

--events N         how many events (100000)
--rate N           events per second (200)
--seed N           seed of the faults (one at random)
--faults LIST      which faults, comma-separated (${faultKinds.join(',')})
--max-hold N       longest fault in seconds (20)
--help             this page`;

type Options = NonNullable<ReturnType<typeof readOptions>>;

const signal = interruptOf(process, [process.stdout, process.stderr]);

process.exitCode = await runProgram(
  { name: 'npm run soak --', usage, readOptions, run, interrupted: { code: 1, told: 'Interrupted.' } },
  { print: console.log, printError: console.error, signal },
);

async function run(options: Options): Promise<number> {
  await installTools(console.log, signal);
  console.log(`seed ${options.seed}: ${options.events} events, ${options.perSecond} a second`);
  const { account, faults } = await soak({ ...options, print: console.log, signal });
  console.log(`\n${soakReport(account)}\n\n${faults.length} faults, seed ${options.seed}`);
  return isComplete(account) ? 0 : 1;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '100000' },
      rate: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(randomInt(1_000_000)) },
      faults: { type: 'string', default: faultKinds.join(',') },
      'max-hold': { type: 'string', default: '20' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const maxHoldMs = 1000 * wholeNumber('--max-hold', values['max-hold'], 2);
  return {
    events: wholeNumber('--events', values.events, 1),
    perSecond: wholeNumber('--rate', values.rate, 1),
    seed: wholeNumber('--seed', values.seed, 0),
    kinds: values.faults.split(',').map(faultKind),
    afterMs: [2000, 12_000] as const,
    holdMs: [2000, maxHoldMs] as const,
  };
}

function wholeNumber(option: string, text: string, atLeast: number): number {
  const value = Number(text);
  if (text !== '' && Number.isSafeInteger(value) && value >= atLeast) return value;
  throw new Error(`${option} must be a whole number, ${atLeast} or more; it is "${text}".`);
}

function faultKind(name: string): FaultKind {
  const kind = faultKinds.find((known) => known === name);
  if (kind === undefined) throw new Error(`--faults takes ${faultKinds.join(', ')}; not "${name}".`);
  return kind;
}
