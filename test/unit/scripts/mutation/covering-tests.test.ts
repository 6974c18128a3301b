import { coveringTests, type RunTests, type Titles } from '../../../../scripts/mutation/covering-tests.ts';

interface Circus {
  readonly runTests: RunTests;
  /** Tests that were run, as "file: title". */
  readonly ran: string[];
}

/** Runs the tests as circus does: it reads a test's mode after the event `test_start`. */
function fakeCircus(files: Readonly<Record<string, readonly string[]>>, fails: (title: string) => boolean): Circus {
  const ran: string[] = [];
  const runTests: RunTests = async (_globalConfig, _config, environment, _runtime, testFile) => {
    let numFailingTests = 0;
    const titles = files[testFile] ?? [];
    for (const title of titles) {
      const test: { mode?: unknown; errors: unknown[] } = { errors: [] };
      await environment.handleTestEvent?.({ name: 'test_start', test }, {});
      if (test.mode === 'skip') continue;
      ran.push(`${testFile}: ${title}`);
      if (fails(title)) {
        test.errors.push(new Error('failed'));
        numFailingTests += 1;
      }
      await environment.handleTestEvent?.({ name: 'test_done', test }, {});
    }
    return { numFailingTests, testResults: titles.map((fullName) => ({ fullName })) };
  };
  return { runTests, ran };
}

const now = (): Date => new Date(Date.UTC(2026, 10, 24, 3));
const files = { 'a.test.ts': ['adds', 'adds twice'], 'b.test.ts': ['removes', 'adds'] };

/** Runs every file without a mutant, then with each mutant by its pattern. */
async function runAll(patterns: Readonly<Record<string, string>>, fails: (title: string) => boolean) {
  const known = new Map<string, readonly string[]>();
  const titles: Titles = { add: (file, all) => void known.set(file, all), of: (file) => known.get(file) };
  let mutant: string | undefined;
  const { runTests, ran } = fakeCircus(files, (title) => mutant !== undefined && fails(title));
  const run = coveringTests(runTests, { titlesIn: () => titles, mutant: () => mutant, now });
  const runFiles = async (testNamePattern?: string) => {
    const results = [];
    for (const file of Object.keys(files)) {
      const globalConfig = testNamePattern === undefined ? {} : { testNamePattern };
      results.push(await run(globalConfig, { rootDir: '/' }, {}, {}, file));
    }
    return results;
  };
  await runFiles();
  const ranWithoutMutant = ran.splice(0);
  const results = [];
  for (const [id, pattern] of Object.entries(patterns)) {
    mutant = id;
    results.push(...(await runFiles(pattern)));
  }
  return { ran, ranWithoutMutant, results };
}

test('runs every test without a mutant', async () => {
  const { ranWithoutMutant } = await runAll({}, () => true);

  expect(ranWithoutMutant).toEqual([
    'a.test.ts: adds',
    'a.test.ts: adds twice',
    'b.test.ts: removes',
    'b.test.ts: adds',
  ]);
});

test('does not load a file without a test that covers the mutant', async () => {
  const { ran, results } = await runAll({ 1: '(removes)' }, () => false);

  expect(ran).toEqual(['b.test.ts: removes', 'b.test.ts: adds']);
  expect(results[0]).toMatchObject({
    numFailingTests: 0,
    numPendingTests: 2,
    testResults: [{ fullName: 'adds', status: 'pending' }, { fullName: 'adds twice' }],
  });
});

test('skips the tests after the first failure, in its file and in the others', async () => {
  const { ran, results } = await runAll({ 1: '(adds)' }, (title) => title === 'adds');

  expect(ran).toEqual(['a.test.ts: adds']);
  expect(results.map(({ numFailingTests }) => numFailingTests)).toEqual([1, 0]);
});

test('runs the tests again for the next mutant', async () => {
  const { ran } = await runAll({ 1: '(adds)', 2: '(adds)' }, (title) => title === 'adds');

  expect(ran).toEqual(['a.test.ts: adds', 'a.test.ts: adds']);
});

test('passes the events of circus on to the environment', async () => {
  const events: string[] = [];
  const environment = { handleTestEvent: ({ name }: { readonly name: string }) => void events.push(name) };
  const { runTests } = fakeCircus(files, () => false);
  const run = coveringTests(runTests, {
    titlesIn: () => ({ add: () => {}, of: () => undefined }),
    mutant: () => '1',
    now,
  });

  await run({}, { rootDir: '/' }, environment, {}, 'b.test.ts');

  expect(events).toEqual(['test_start', 'test_done', 'test_start', 'test_done']);
});

test('rejects titles that change between runs, because Stryker would not run the tests', async () => {
  const { runTests } = fakeCircus({ 'a.test.ts': ['reads 2026-11-24T03:12:45.123Z'] }, () => false);
  const run = coveringTests(runTests, {
    titlesIn: () => ({ add: () => {}, of: () => undefined }),
    mutant: () => undefined,
    now,
  });

  await expect(run({}, { rootDir: '/' }, {}, {}, 'a.test.ts')).rejects.toThrow('a.test.ts: a test title changes');
});
