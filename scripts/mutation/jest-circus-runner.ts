import { join } from 'node:path';
import runCircus from 'jest-circus/runner';
import { coveringTests, type RunTests } from './covering-tests.ts';
import { titlesFile } from './titles-file.ts';

/**
 * Jest's test runner for mutants: see `coveringTests`. Stryker accepts only runners with "jest-circus" in their path, because
 * it reads the coverage of each test from circus's events.
 */
export default coveringTests(runCircus as RunTests, {
  titlesIn: (rootDir) => titlesFile(join(rootDir, '.local/test-titles.jsonl')),
  // The variable in which Stryker names the mutant to its own code in the instrumented files.
  mutant: () => process.env['__STRYKER_ACTIVE_MUTANT__'],
  now: () => new Date(),
});
