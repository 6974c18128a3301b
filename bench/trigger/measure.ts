import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { startLambda } from '../../local/rig/lambda-runtime.ts';
import { watchRuntimeApi, type RuntimeApi } from '../../local/rig/runtime-api.ts';
import { quantile } from '../quantile.ts';
import type { CpuShare } from './cpu-share.ts';
import { childOf, processFigures } from './process-figures.ts';
import type { Variant } from './variants.ts';

/** What one run of a variant took; milliseconds, as the runtime sees them. */
export interface Measured {
  /** From the start of the process until it asks for its first event; nothing holds the processor back. */
  readonly initMs: number;
  /** From the first event until its response, with the share of the processor that the memory gives. */
  readonly firstMs: number;
  readonly warmMedianMs: number;
  readonly warmP99Ms: number;
  /** CPU time of a warm invocation, the work after the response included. */
  readonly cpuMs: number;
  readonly peakMiB: number;
}

export interface MeasureOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly event: unknown;
  readonly memoryMiB: number;
  /** Share of one processor after the initialization. */
  readonly share: number;
  readonly cpu: CpuShare;
}

const warmInvocations = 100;
// The compiler has not seen the code of the first ones often enough.
const leftOut = 20;
// More than a period of the processor's share: a login does not pay for what was done after the one before it.
const betweenInvocationsMs = 25;
const next = '/runtime/invocation/next';

/** Runs a variant under Lambda's own runtime: initialization, a first invocation, and warm ones. */
export async function measure(variant: Variant, options: MeasureOptions): Promise<Measured> {
  const { environment, event, memoryMiB, share, cpu } = options;
  let api: RuntimeApi | undefined;
  const lambda = await startLambda({
    folder: variant.folder,
    environment: { ...environment, ...variant.environment },
    timeoutSeconds: 60,
    memoryMiB,
    through: cpu.startInside,
    runtimeApi: async (address) => {
      const beforeAnswer = async (path: string): Promise<void> => {
        // Lambda gives a function the whole processor until its initialization is over.
        if (path === next) await cpu.limitTo(share);
      };
      api = await watchRuntimeApi(address, () => undefined, beforeAnswer);
      return `127.0.0.1:${api.port}`;
    },
  });
  try {
    await cpu.limitTo(Infinity);
    const startedAt = performance.now();
    requireSame(await lambda.invoke(event), event);
    const pid = await childOf(lambda.pid, process.execPath);
    const before = await processFigures(pid);
    for (let count = 0; count < warmInvocations; count++) {
      await setTimeout(betweenInvocationsMs);
      await lambda.invoke(event);
    }
    const { cpuMs, peakMiB } = await processFigures(pid);
    const exchanges = api?.exchanges ?? [];
    const given = exchanges.filter(({ path }) => path === next);
    const answered = exchanges.filter(({ path }) => path.endsWith('/response'));
    const responses = answered.map(({ askedAt }, index) => askedAt - (given[index]?.answeredAt ?? NaN));
    const warm = responses.slice(1 + leftOut);
    return {
      initMs: (given[0]?.askedAt ?? NaN) - startedAt,
      firstMs: responses[0] ?? NaN,
      warmMedianMs: quantile(warm, 0.5),
      warmP99Ms: quantile(warm, 0.99),
      cpuMs: (cpuMs - before.cpuMs) / warmInvocations,
      peakMiB,
    };
  } catch (cause) {
    throw new Error(`${variant.name} could not be measured. Its log:\n${await lambda.log()}`, { cause });
  } finally {
    await lambda.stop();
    api?.stop();
  }
}

/** A function that fails answers, too. */
function requireSame(answer: unknown, event: unknown): void {
  if (!isDeepStrictEqual(answer, event)) throw new Error(`It answered ${JSON.stringify(answer)}`);
}
