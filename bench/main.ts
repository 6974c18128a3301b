import { bootstrap } from './bootstrap.ts';
import { faultsBench } from './faults.ts';
import { forwarder } from './forwarder.ts';
import { loginToKafka } from './login-to-kafka.ts';
import { replay } from './replay.ts';
import { triggerLoss } from './trigger-loss.ts';
import { trigger } from './trigger.ts';
import { wrapperTime } from './wrapper-time.ts';

type Bench = (print: (line: string) => void, argv: readonly string[]) => Promise<void>;

/** The benchmarks by name; each prints a table with the ratio to a floor that it measured in the same run. */
const benches: Readonly<Record<string, Bench>> = {
  bootstrap,
  faults: faultsBench,
  forwarder,
  'login-to-kafka': loginToKafka,
  replay,
  trigger,
  'trigger-loss': triggerLoss,
  'wrapper-time': wrapperTime,
};

const bench = benches[process.argv[2] ?? ''];
if (bench) {
  await bench((line) => {
    console.log(line);
  }, process.argv.slice(3));
} else {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
}
