import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTopic, startKafka, stopKafka } from '../local/rig/kafka.ts';
import { freePort } from '../local/rig/tcp-ports.ts';
import { installLambdaRuntime, installTools } from '../local/rig/tools.ts';
import { comparison, coldMs, medianOf, type Measurements } from './trigger/comparison.ts';
import { lambdaShare, openCpuShare, shareHeld } from './trigger/cpu-share.ts';
import { writeFigures } from './trigger/figures.ts';
import { measure, type Measured } from './trigger/measure.ts';
import { sampleLogin } from './trigger/sample-login.ts';
import { startTlsBus } from './trigger/tls-bus.ts';
import { bundleVariants } from './trigger/variants.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import type { triggerDeclaration } from './declarations.ts';

const memories = [128, 256, 512] as const;
const topic = 'identity-events';

const event = sampleLogin('f39f1aa8-ba35-43bc-a16e-3ab0a9c49f14');

/**
 * Measures how long a login waits for a trigger function: for the project's in both modes, and for other designs. It uses
 * Lambda's own runtime with the CPU share of 128, 256 and 512 MB. Floor: an empty handler in the same run.
 */
export async function trigger(
  print: (line: string) => void,
  { rounds, memory }: OptionValues<typeof triggerDeclaration.options>,
): Promise<void> {
  const chosen = memories.filter((one) => memory.length === 0 || memory.some((size) => size === String(one)));
  await installTools(print);
  await installLambdaRuntime(print);
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
    for (const memoryMiB of chosen) {
      const share = lambdaShare(memoryMiB);
      const held = await shareHeld(cpu, share);
      const measurements = variants.map((variant) => ({ variant, runs: [] as Measured[] }));
      for (let round = 0; round < rounds; round++) {
        for (const { variant, runs } of measurements) {
          runs.push(await measure(variant, { environment, event, memoryMiB, share, cpu }));
        }
      }
      print(
        `\n${memoryMiB} MB: after initialization ${percent(share)} of a processor (a busy process gets ${percent(held)});`,
      );
      print(`medians of ${rounds} rounds, milliseconds`);
      print(comparison(measurements));
      if (memoryMiB === 256) await store(measurements);
    }
    if (chosen.includes(256))
      print('\nFor the chart and the table in docs/explanations/login-latency.md, run: npm run generate');
  } finally {
    await stopKafka(broker);
    bus.close();
    await cpu.remove();
    await rm(runFolder, { recursive: true, force: true });
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const store = (measurements: readonly Measurements[]): Promise<void> =>
  writeFigures(
    measurements.map(({ variant, runs }) => ({
      name: variant.name,
      isProject: variant.isProject,
      warmMs: medianOf(runs, ({ warmMedianMs }) => warmMedianMs),
      coldMs: medianOf(runs, coldMs),
    })),
  );
