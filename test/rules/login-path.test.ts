import { Session, type Profiler } from 'node:inspector/promises';
import { relative } from 'node:path';
import { projectRoot } from '../../local/rig/paths.ts';
import { aTriggerEvent } from '../given/builders/a-trigger-event.ts';
import { fakeAws } from '../given/fakes/fake-aws.ts';
import { captureStdout } from '../given/fakes/captured-stdout.ts';
import { fakeExtension } from '../given/fakes/fake-extension.ts';
import { textOf } from './project-files.ts';

interface CalledFunction {
  readonly path: string;
  /** Whether another function created it. */
  readonly isClosure: boolean;
}

/** Returns the functions of triggers/ that V8 calls for the second login of an environment, from the handler to PutEvents. */
async function calledForWarmLogin(): Promise<readonly CalledFunction[]> {
  const aws = await fakeAws(() => ({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }));
  const stdout = captureStdout();
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    // V8 knows which function created which only of code that is loaded from now on.
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    const { withLoadGuard } = await import('../../triggers/observer/load-guard.ts');
    const { startTriggerRuntime } = await import('../../triggers/observer/trigger-runtime.ts');
    const { createProcessor } = await import('../../triggers/observer/processor.ts');
    const env = { EVENT_BUS_NAME: 'identity' };
    const { extension, invoke, asked } = fakeExtension();
    const ports = {
      register: () => Promise.resolve(extension),
      load: () => Promise.resolve(createProcessor(env, 'after-response')),
      log: () => undefined,
    };
    const handler = await withLoadGuard(() => startTriggerRuntime(env, ports), ports.log, 'identity');
    const logIn = async (nth: number) => {
      invoke();
      await handler(aTriggerEvent());
      while (asked() <= nth) await new Promise(setImmediate);
    };
    await logIn(1);
    const { result: loaded } = await session.post('Profiler.takePreciseCoverage');
    await logIn(2);
    const { result: called } = await session.post('Profiler.takePreciseCoverage');
    expect(aws.calls).toHaveLength(2);
    return called.flatMap((script) =>
      calledIn(
        script,
        loaded.find(({ scriptId }) => scriptId === script.scriptId),
      ),
    );
  } finally {
    session.disconnect();
    stdout.restore();
    await aws.close();
  }
}

function calledIn({ url, functions }: Profiler.ScriptCoverage, loaded?: Profiler.ScriptCoverage): CalledFunction[] {
  const path = relative(projectRoot, url.replace('file://', ''));
  if (!path.startsWith('triggers/')) return [];
  const all = (loaded?.functions ?? []).map(({ ranges: [whole] }) => whole);
  return functions.flatMap(({ functionName, ranges: [own] }) => {
    // Jest's compiler adds getters for the exports.
    if (!own || own.count === 0 || /^get\b/.test(functionName)) return [];
    const around = all.filter(
      (one) => one && one.startOffset < own.startOffset && one.endOffset >= own.endOffset,
    ).length;
    // The module itself is the function around all others.
    return [{ path, isClosure: around > 1 }];
  });
}

/** The files of the login's walk in docs/concepts/architecture.md. */
const walk = [
  ...(textOf('docs/concepts/architecture.md')
    .split(/^## A login reaches the bus$/m)[1]
    ?.split(/^## /m)[0]
    ?.matchAll(/^\d+\. `([^`]+)`/gm) ?? []),
].map(([, path = '']) => path);

// It waits for the coverage of V8.
const timeoutMs = 60_000;

test(
  'a warm login passes the documented files, and three closures before normalizing',
  async () => {
    const called = await calledForWarmLogin();

    expect(walk).toHaveLength(13);
    expect([...new Set(called.map(({ path }) => path))].toSorted()).toEqual(walk.toSorted());

    const before = walk.slice(0, walk.indexOf('triggers/normalize/trigger-event/normalize.ts'));
    const closures = called.filter(({ path, isClosure }) => isClosure && before.includes(path));
    expect(closures.map(({ path }) => path).toSorted()).toEqual([
      'triggers/observer/load-guard.ts',
      'triggers/observer/trigger-runtime.ts',
      'triggers/publish/normalize-and-publish.ts',
    ]);
  },
  timeoutMs,
);
