import { changingTitle } from './changing-title.ts';

/** Titles of the tests in each test file, from the run without a mutant. */
export interface Titles {
  readonly add: (testFile: string, titles: readonly string[]) => void;
  /** Undefined if the file has not been run without a mutant. */
  readonly of: (testFile: string) => readonly string[] | undefined;
}

export interface CoveringTestsPorts {
  readonly titlesIn: (rootDir: string) => Titles;
  /** Id of the mutant that is tested; undefined in the run without a mutant. */
  readonly mutant: () => string | undefined;
  readonly now: () => Date;
}

/** The parts of Jest's test runner that are read here ("testRunner", Jest's configuration). */
export type RunTests = (
  globalConfig: { readonly testNamePattern?: string },
  config: { readonly rootDir: string },
  environment: { handleTestEvent?: HandleEvent | undefined },
  runtime: unknown,
  testFile: string,
  ...more: readonly unknown[]
) => Promise<TestFileResult>;

/** Circus's events of a test ("testEnvironment", Jest's configuration). */
type HandleEvent = (event: TestEvent, state: unknown) => void | Promise<void>;

interface TestEvent {
  readonly name: string;
  readonly test?: { mode?: unknown; readonly errors: readonly unknown[] };
}

export interface TestFileResult {
  readonly numFailingTests: number;
  readonly testExecError?: unknown;
  readonly testResults: readonly { readonly fullName: string }[];
}

/**
 * Returns a test runner that tests mutants faster, with the same result. Stryker passes the titles of the tests that cover a
 * mutant, but Jest loads every test file that imports the mutated file, and goes on after a failure. This runner does not
 * load a file without such a test, and skips the tests after the first failure. Rejects if a title changes from run to run.
 */
export function coveringTests(runTests: RunTests, { titlesIn, mutant, now }: CoveringTestsPorts): RunTests {
  const titlesOf = new Map<string, Titles>();
  let killed: string | undefined;
  return async (globalConfig, config, environment, runtime, testFile, ...more) => {
    const titles = titlesOf.get(config.rootDir) ?? titlesIn(config.rootDir);
    titlesOf.set(config.rootDir, titles);
    const run = () => runTests(globalConfig, config, environment, runtime, testFile, ...more);
    const current = mutant();
    if (current === undefined) {
      const result = await run();
      const found = result.testResults.map(({ fullName }) => fullName);
      const changing = changingTitle(found, now());
      if (changing !== undefined) throw new Error(`${testFile}: a test title changes from run to run: ${changing}`);
      titles.add(testFile, found);
      return result;
    }
    const known = titles.of(testFile);
    if (known && (killed === current || !covers(known, globalConfig.testNamePattern))) return allSkipped(known);
    skipAfterFailure(environment);
    const result = await run();
    if (result.numFailingTests > 0 || result.testExecError) killed = current;
    return result;
  };
}

const covers = (titles: readonly string[], pattern = ''): boolean => {
  const covering = new RegExp(pattern, 'i');
  return titles.some((title) => covering.test(title));
};

/** Circus reads the mode of a test after this event. */
function skipAfterFailure(environment: { handleTestEvent?: HandleEvent | undefined }): void {
  const handle = environment.handleTestEvent?.bind(environment);
  let hasFailed = false;
  environment.handleTestEvent = async (event, state) => {
    await handle?.(event, state);
    if (event.name === 'test_done' && (event.test?.errors.length ?? 0) > 0) hasFailed = true;
    if (event.name === 'test_start' && event.test && hasFailed) event.test.mode = 'skip';
  };
}

/** The result of a test file whose tests were all skipped ("TestResult" of @jest/test-result). */
const allSkipped = (titles: readonly string[]) => ({
  leaks: false,
  numFailingTests: 0,
  numPassingTests: 0,
  numPendingTests: titles.length,
  numTodoTests: 0,
  openHandles: [],
  perfStats: {},
  snapshot: { added: 0, fileDeleted: false, matched: 0, unchecked: 0, uncheckedKeys: [], unmatched: 0, updated: 0 },
  testResults: titles.map((fullName) => ({ fullName, title: fullName, ancestorTitles: [], status: 'pending' })),
});
