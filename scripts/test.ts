import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { missingTools } from '../local/machine.ts';
import { installCfnLint, installLambdaRuntime, installTools } from '../local/tools.ts';

// Runs every test: the machine is checked and the tools of the local stack are installed first. Coverage is that of the unit
// tests.
// Arguments go to jest, for example: npm test -- --selectProjects pipeline
const missing = await missingTools();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
// AWS builds the emulator of the Runtime API for Linux only.
const withRuntime = process.platform === 'linux';
await Promise.all([
  installTools(console.log),
  installCfnLint(console.log),
  ...(withRuntime ? [installLambdaRuntime(console.log)] : []),
]);
const given = process.argv.slice(2);
const skipped = withRuntime ? [] : ['runtime'];
/** Unit tests share the processors; those on real parts would be in each other's way. */
const passes =
  given.length > 0
    ? [['--runInBand', ...ignoring(skipped), ...given]]
    : [
        ['--selectProjects', 'unit', '--maxWorkers=2', '--coverage'],
        ['--runInBand', ...ignoring(['unit', ...skipped])],
      ];
for (const options of passes) process.exitCode = (await jest(options)) || process.exitCode;

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
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
