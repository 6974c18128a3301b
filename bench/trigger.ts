import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTopic, startKafka, stopKafka } from '../local/kafka.ts';
import { projectRoot } from '../local/paths.ts';
import { freePort } from '../local/ports.ts';
import { installLambdaRuntime, installTools } from '../local/tools.ts';
import { quantile } from './quantile.ts';
import { table } from './table.ts';
import { chart } from './trigger/chart.ts';
import { lambdaShare, openCpuShare } from './trigger/cpu-share.ts';
import { measure, type Measured } from './trigger/measure.ts';
import { startTlsBus } from './trigger/tls-bus.ts';
import { bundleVariants } from './trigger/variants.ts';

const memories = [128, 256, 512] as const;
const rounds = 3;
const topic = 'identity-events';

const event = {
  version: '1',
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_AbCdEf123',
  userName: 'ann',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '4ma39kqn9j6ncsimddqs13sgok' },
  triggerSource: 'PostAuthentication_Authentication',
  request: {
    userAttributes: { sub: 'f39f1aa8-ba35-43bc-a16e-3ab0a9c49f14', email: 'ann@example.com' },
    newDeviceUsed: false,
  },
  response: {},
};

/**
 * How long a login waits for a trigger function, for ours in both modes and for what others do, under Lambda's own
 * runtime with the processor held to what Lambda gives at 128, 256 and 512 MB. Floor: an empty handler in the same run.
 */
export async function trigger(say: (line: string) => void): Promise<void> {
  await installTools(say);
  await installLambdaRuntime(say);
  const cpu = await openCpuShare();
  const bus = await startTlsBus();
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-bench-'));
  const broker = { runFolder, port: await freePort(), controllerPort: await freePort() };
  try {
    await startKafka(broker);
    const bootstrap = `127.0.0.1:${broker.port}`;
    await ensureTopic(bootstrap, topic);
    const variants = await bundleVariants();
    const environment = {
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_ENDPOINT_URL: bus.endpoint,
      NODE_EXTRA_CA_CERTS: bus.certificate,
      EVENT_BUS_NAME: 'identity-events',
      KAFKA_BROKERS: bootstrap,
      KAFKA_TOPIC: topic,
    };
    for (const memoryMiB of memories) {
      const runs = new Map<string, Measured[]>(variants.map(({ name }) => [name, []]));
      for (let round = 0; round < rounds; round++) {
        for (const variant of variants) {
          const options = { environment, event, memoryMiB, share: lambdaShare(memoryMiB), cpu };
          runs.get(variant.name)?.push(await measure(variant, options));
        }
      }
      const medians = variants.map((variant) => ({ ...variant, ...mediansOf(runs.get(variant.name) ?? []) }));
      say(
        `\n${memoryMiB} MB: ${(lambdaShare(memoryMiB) * 100).toFixed(1)} % of a processor after initialization; medians of ${rounds} rounds`,
      );
      say(tableOf(medians));
      if (memoryMiB === 256) {
        const bars = medians.map(({ name, initMs, firstMs, warmMedianMs }) => ({
          name,
          coldMs: initMs + firstMs,
          warmMs: warmMedianMs,
        }));
        await writeFile(
          join(projectRoot, 'docs/trigger-bench.svg'),
          chart('How long a login waits for its trigger, at 256 MB', bars),
        );
      }
    }
    say('\nThe chart is in docs/trigger-bench.svg.');
  } finally {
    await stopKafka(broker);
    bus.close();
    await cpu.remove();
    await rm(runFolder, { recursive: true, force: true });
  }
}

type Row = Measured & { readonly name: string; readonly bytes: number };

function mediansOf(runs: readonly Measured[]): Measured {
  const median = (pick: (run: Measured) => number): number => quantile(runs.map(pick), 0.5);
  return {
    initMs: median(({ initMs }) => initMs),
    firstMs: median(({ firstMs }) => firstMs),
    warmMedianMs: median(({ warmMedianMs }) => warmMedianMs),
    warmP99Ms: median(({ warmP99Ms }) => warmP99Ms),
    cpuMs: median(({ cpuMs }) => cpuMs),
    peakMiB: median(({ peakMiB }) => peakMiB),
  };
}

function tableOf(rows: readonly Row[]): string {
  const [floor] = rows;
  if (!floor) return '';
  const headings = ['', 'init net', 'first', 'cold', 'x (a)', 'warm', 'x (a)', 'warm p99', 'CPU/call', 'MiB', 'kB'];
  return table(
    headings,
    rows.map((row) => {
      const cold = row.initMs + row.firstMs;
      return [
        row.name,
        (row.initMs - floor.initMs).toFixed(1),
        row.firstMs.toFixed(1),
        cold.toFixed(0),
        (cold / (floor.initMs + floor.firstMs)).toFixed(2),
        row.warmMedianMs.toFixed(2),
        (row.warmMedianMs / floor.warmMedianMs).toFixed(2),
        row.warmP99Ms.toFixed(1),
        row.cpuMs.toFixed(2),
        row.peakMiB.toFixed(0),
        (row.bytes / 1000).toFixed(1),
      ];
    }),
  );
}
