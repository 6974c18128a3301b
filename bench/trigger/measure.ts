import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { startLambda } from '../../local/rig/lambda-runtime.ts';
import { watchRuntimeApi, type RuntimeApi } from '../../local/rig/runtime-api.ts';
import type { CpuShare } from './cpu-share.ts';
import { initializedAt, invocationsOf, timesOf, type Times } from './invocations.ts';
import { childOf, peakMiB } from './process-figures.ts';
import type { Variant } from './variants.ts';

/** The first login of an environment. */
export interface ColdStart {
  /** Milliseconds from the start of the process until it asks for its first event, with a whole CPU. */
  readonly initMs: number;
  /** With the CPU share of the memory size. */
  readonly first: Times;
}

/** Logins of an environment that is in use. */
export interface WarmRun {
  /** Logins that come when the environment has been idle for 40 ms. */
  readonly after40Ms: readonly Times[];
  /** Logins that come when the environment has been idle for 25 ms, a little more than a period of the CPU share. */
  readonly after25Ms: readonly Times[];
  /** Logins per second, each as soon as the environment is idle. */
  readonly perSecond: number;
  /** CPU time of all threads of the function for a login, in milliseconds. */
  readonly cpuMs: number;
  readonly peakMiB: number;
}

/** One environment. */
export interface Measured {
  readonly cold: ColdStart;
  readonly warm: WarmRun | undefined;
}

export interface MeasureOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly event: unknown;
  readonly memoryMiB: number;
  /** Share of one CPU after the initialization. */
  readonly share: number;
  readonly cpu: CpuShare;
  /** Whether more logins follow the first one. */
  readonly isUsedAgain: boolean;
}

// The compiler has not seen the code of the first ones often enough.
const warmUpLogins = 20;
const loginsAfter40Ms = 30;
const loginsAfter25Ms = 15;
const backToBackMs = 600;

/** Runs an environment of a variant under Lambda's own runtime: initialization, a first login, and warm ones. */
export async function measure(variant: Variant, options: MeasureOptions): Promise<Measured> {
  const { environment, event, memoryMiB, share, cpu, isUsedAgain } = options;
  let api: RuntimeApi | undefined;
  let limited: Promise<void> | undefined;
  const lambda = await startLambda({
    folder: variant.folder,
    environment: { ...environment, ...variant.environment },
    timeoutSeconds: 60,
    memoryMiB,
    through: cpu.startInside,
    runtimeApi: async (address) => {
      const beforeAnswer = async (path: string): Promise<void> => {
        // Lambda gives a function a whole CPU until its initialization is over.
        if (/\/next$/.test(path)) await (limited ??= cpu.limitTo(share));
      };
      api = await watchRuntimeApi(address, () => undefined, beforeAnswer);
      return `127.0.0.1:${api.port}`;
    },
  });
  const exchanges = () => api?.exchanges ?? [];
  /** Invokes the function so often, and returns the invocations. One more shows when the last of them was over. */
  const login = async (count: number, idleMs: number): Promise<readonly Times[]> => {
    const before = invocationsOf(exchanges()).length + 1;
    for (let index = 0; index <= count; index++) {
      if (idleMs > 0) await setTimeout(idleMs);
      await lambda.invoke(event);
    }
    return invocationsOf(exchanges())
      .slice(before, before + count)
      .map(timesOf);
  };
  try {
    await cpu.limitTo(Infinity);
    const startedAt = performance.now();
    requireSame(await lambda.invoke(event), event);
    await lambda.invoke(event);
    const [first] = invocationsOf(exchanges()).map(timesOf);
    if (!first) throw new Error('The first invocation has no times.');
    const cold = { initMs: initializedAt(exchanges()) - startedAt, first };
    if (!isUsedAgain) return { cold, warm: undefined };
    await login(warmUpLogins, 0);
    const beforeWarm = { usedMs: await cpu.usedMs(), logins: invocationsOf(exchanges()).length };
    const after40Ms = await login(loginsAfter40Ms, 40);
    const after25Ms = await login(loginsAfter25Ms, 25);
    const perSecond = await backToBack(() => lambda.invoke(event));
    const logins = invocationsOf(exchanges()).length - beforeWarm.logins;
    const cpuMs = ((await cpu.usedMs()) - beforeWarm.usedMs) / logins;
    const pid = await childOf(lambda.pid, process.execPath);
    return { cold, warm: { after40Ms, after25Ms, perSecond, cpuMs, peakMiB: await peakMiB(pid) } };
  } catch (cause) {
    throw new Error(`${variant.name} could not be measured. Its log:\n${await lambda.log()}`, { cause });
  } finally {
    await lambda.stop();
    api?.stop();
  }
}

/** Logins per second of one environment that gets the next login at once. */
async function backToBack(login: () => Promise<unknown>): Promise<number> {
  const beganAt = performance.now();
  let logins = 0;
  for (; performance.now() - beganAt < backToBackMs; logins++) await login();
  return (logins * 1000) / (performance.now() - beganAt);
}

/** A function that fails answers, too. */
function requireSame(answer: unknown, event: unknown): void {
  if (!isDeepStrictEqual(answer, event)) throw new Error(`It answered ${JSON.stringify(answer)}`);
}
