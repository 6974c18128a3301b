import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTopic, startKafka, stopKafka } from '../local/rig/kafka.ts';
import { freePort } from '../local/rig/tcp-ports.ts';
import { installLambdaRuntime, installTools } from '../local/rig/tools.ts';
import { comparison } from './trigger/comparison.ts';
import { lambdaShare, openCpuShare, shareHeld } from './trigger/cpu-share.ts';
import { writeFigures } from './trigger/figures.ts';
import { measure, type MeasureOptions } from './trigger/measure.ts';
import { memorySizes } from './trigger/memory-sizes.ts';
import { environmentsOf, rotated } from './trigger/plan-round.ts';
import { sampleLogin } from './trigger/sample-login.ts';
import { sizeFigures, type Measurements, type SizeFigures } from './trigger/size-figures.ts';
import { startTlsBus } from './trigger/tls-bus.ts';
import { bundleVariants, type Variant } from './trigger/variants.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import type { triggerDeclaration } from './declarations.ts';

const topic = 'identity-events';

const event = sampleLogin('f39f1aa8-ba35-43bc-a16e-3ab0a9c49f14');

/**
 * Measures how long a login waits for a trigger function, and what it costs: for the project's in both modes, and for other
 * designs. It uses Lambda's own runtime with the CPU share of each memory size. An empty handler and a plain SDK handler are
 * in the same run. A run with every size stores its figures, from which the pages are generated.
 */
export async function trigger(
  print: (line: string) => void,
  { rounds, memory }: OptionValues<typeof triggerDeclaration.options>,
): Promise<void> {
  const chosen = memorySizes.filter((one) => memory.length === 0 || memory.some((size) => size === String(one)));
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
    const sizes: SizeFigures[] = [];
    for (const memoryMiB of chosen) {
      const share = lambdaShare(memoryMiB);
      const held = await shareHeld(cpu, share);
      const measurements = await measureRounds(variants, rounds, { environment, event, memoryMiB, share, cpu });
      const size = sizeFigures(memoryMiB, measurements);
      sizes.push(size);
      print(
        `\n${memoryMiB} MB: after initialization ${percent(share)} of a CPU (a busy process gets ${percent(held)});`,
      );
      print(`medians of ${rounds} rounds, milliseconds\n`);
      print(comparison(size));
    }
    if (sizes.length === memorySizes.length) {
      await writeFigures(sizes);
      print('\nThe figures are stored. To write them to the pages, run: npm run generate');
    }
  } finally {
    await stopKafka(broker);
    bus.close();
    await cpu.remove();
    await rm(runFolder, { recursive: true, force: true });
  }
}

/** Each round has every variant in turn, and begins with another one: what the machine does meanwhile strikes all alike. */
async function measureRounds(
  variants: readonly Variant[],
  rounds: number,
  options: Omit<MeasureOptions, 'isUsedAgain'>,
): Promise<readonly Measurements[]> {
  const measurements = variants.map((variant) => ({
    variant,
    rounds: Array.from({ length: rounds }, (): Awaited<ReturnType<typeof measure>>[] => []),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { variant, isUsedAgain } of rotated(environmentsOf(variants), round)) {
      const measured = await measure(variant, { ...options, isUsedAgain });
      measurements.find((one) => one.variant === variant)?.rounds[round]?.push(measured);
    }
  }
  return measurements;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
