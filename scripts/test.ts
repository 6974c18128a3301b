import { spawn } from 'node:child_process';
import { missingTools } from '../local/machine.ts';
import { installLambdaRuntime, installTools } from '../local/tools.ts';

// Runs every test: the machine is checked and the tools of the local stack are installed first.
// Arguments go to jest, for example: npm test -- --selectProjects pipeline
const missing = await missingTools();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
await installTools(console.log);
// AWS builds the emulator of the Runtime API for Linux only.
const withRuntime = process.platform === 'linux';
if (withRuntime) await installLambdaRuntime(console.log);
const options = ['--runInBand', ...(withRuntime ? [] : ['--ignoreProjects=runtime'])];
const jest = spawn('jest', [...options, ...process.argv.slice(2)], {
  stdio: 'inherit',
  // kafkajs sets a timer to a negative time, of which Node 24 would warn.
  env: { ...process.env, NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning' },
});
jest.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
