import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { interruptOf } from '../../local/rig/interrupt.ts';
import { runProgram } from '../../local/rig/run-program.ts';
import { fuzzRound } from './fuzz-round.ts';

const usage = `npm run fuzz:replay -- [options]     checks that "replay" loses no message

npm run fuzz:replay                                200 rounds
npm run fuzz:replay -- --rounds 5000 --seed 42     more, from a seed
npm run fuzz:replay -- --rounds 1 --seed 1042      one round again

Each round runs one command of "replay" with random messages on a model of SQS and the real file system. The faults are full
disks, short writes, failing calls, kills, Ctrl-C, a wrong clock and two operators. Then it accounts for each message: in a
file, in its queue, or delivered. Exit code 0 only if no message is missing.

--rounds N   default 200
--seed S     seed of the first round; the next round has the next seed; default a random one`;

const signal = interruptOf(process, [process.stdout, process.stderr]);
process.exitCode = await runProgram(
  { name: 'npm run fuzz:replay --', usage, readOptions, run: fuzz, interrupted: { code: 1, told: 'Interrupted.' } },
  { print: console.log, printError: console.error, signal },
);

function readOptions() {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return undefined;
  const wholeNumber = (option: string, text: string): number => {
    if (/^\d+$/.test(text)) return Number(text);
    throw new Error(`Invalid ${option} "${text}". Use a whole number.`);
  };
  return {
    rounds: wholeNumber('--rounds', values.rounds),
    seed: wholeNumber('--seed', values.seed ?? String(randomInt(1_000_000))),
  };
}

async function fuzz({ rounds, seed }: { readonly rounds: number; readonly seed: number }): Promise<number> {
  console.log(`Seeds ${seed} to ${seed + rounds - 1}.`);
  const ends = new Map<string, number>();
  let [messages, failed] = [0, 0];
  for (let round = seed; round < seed + rounds; round += 1) {
    signal.throwIfAborted();
    // Every tenth round has messages up to 1 MiB, the others are many.
    const size = round % 10 === 0 ? { maxCount: 60, maxBytes: 1_048_000 } : { maxCount: 400, maxBytes: 20_000 };
    const found = await fuzzRound({ seed: round, ...size });
    messages += found.messages;
    for (const end of found.ends) {
      const name = `${found.stage} ${end === 'killed' ? 'killed' : `exit ${end}`}`;
      ends.set(name, (ends.get(name) ?? 0) + 1);
    }
    if (found.problems.length > 0) failed += 1;
    for (const problem of found.problems) console.log(`seed ${round}, ${found.stage}: ${problem}`);
  }
  for (const [name, count] of [...ends].sort()) console.log(`${String(count).padStart(6)} ${name}`);
  console.log(`${rounds} rounds, ${messages} messages, ${failed} rounds with problems.`);
  return failed === 0 ? 0 : 1;
}
