import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { findChromium } from '../local/rig/chromium.ts';
import { installAwsCli, installCfnLint, installLambdaRuntime, installTools } from '../local/rig/tools.ts';

// Runs every test: the launcher has checked the machine, and the tools of the local stack are installed first. Coverage of the unit tests has a
// command of its own, npm run test:coverage.
// Arguments go to jest, for example: npm test -- --selectProjects pipeline
// AWS builds the emulator of the Runtime API for Linux only.
const withRuntime = process.platform === 'linux';
await Promise.all([
  installTools(console.log),
  installCfnLint(console.log),
  installAwsCli(console.log),
  ...(withRuntime ? [installLambdaRuntime(console.log)] : []),
]);
const given = process.argv.slice(2);
const withBrowser = (await findChromium()) !== undefined;
if (!withBrowser)
  console.log('No Chromium on the PATH: the tests of the live page are skipped. Install the package "chromium".');
const skipped = [...(withRuntime ? [] : ['runtime']), ...(withBrowser ? [] : ['live'])];
const emulated = ['emulator', 'runtime'].filter((project) => !skipped.includes(project));
const packed = ['--runInBand', '--selectProjects', 'package'];
/**
 * Each row is a list of steps, one after the other; the runs of a step share the machine, and so do the rows. Tests on real parts
 * mostly wait for these. Those of the pipeline take as long as all others together, so they are a row of their own. Those of the
 * package wait for nothing, and Kafka's have time limits: the package has the rest of the processor. Those with a browser come last,
 * because it needs more of the processor than the others leave.
 */
const rows =
  given.length > 0
    ? [[[['--runInBand', ...ignoring(skipped), ...given]]]]
    : [
        [[['--runInBand', '--selectProjects', 'pipeline']]],
        [
          [['--selectProjects', 'unit', '--maxWorkers=2']],
          [
            packed,
            ['--runInBand', '--selectProjects', ...emulated],
            ['--runInBand', ...ignoring(['unit', 'pipeline', 'package', 'live', ...emulated, ...skipped])],
          ],
          withBrowser ? [['--runInBand', '--selectProjects', 'live']] : [],
        ],
      ];
const codes = (await Promise.all(rows.map(inOrder))).flat();
process.exitCode = codes.find((code) => code !== 0) ?? 0;

/** Runs each list of runs at a time, after the one before it. Resolves with the exit codes. */
async function inOrder(steps: readonly (readonly string[][])[]): Promise<number[]> {
  const found: number[] = [];
  for (const runs of steps) found.push(...(await Promise.all(runs.map(jest))));
  return found;
}

function ignoring(projects: readonly string[]): string[] {
  return projects.map((name) => `--ignoreProjects=${name}`);
}

/** Resolves with its exit code. */
async function jest(options: readonly string[]): Promise<number> {
  const child = spawn('jest', [...options], {
    stdio: 'inherit',
    // kafkajs sets a timer to a negative time, of which Node 24 would warn.
    env: { ...process.env, NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning' },
  });
  // Inherited by all that Jest starts: npm, the compiler, CDK.
  if (options === packed && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
