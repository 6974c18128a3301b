import jestConfig from './jest.config.mjs';
import { mutatedFolders } from './scripts/mutation/settings.ts';

const unit = jestConfig.projects.find(({ displayName }) => displayName === 'unit');

/** Loads what a module imports before the first test. Code that runs while a module loads would else count for that one test. */
const eager = ([runner, { module, ...options }]) => [runner, { ...options, module: { ...module, lazy: false } }];

/** The unit tests of the mutated folders only: with the project's own configuration, Stryker would run every project. */
export default {
  ...unit,
  testMatch: mutatedFolders.map((folder) => `<rootDir>/test/unit/${folder}/**/*.test.ts`),
  transform: Object.fromEntries(Object.entries(unit.transform).map(([files, one]) => [files, eager(one)])),
  setupFilesAfterEnv: [...(unit.setupFilesAfterEnv ?? []), '<rootDir>/scripts/mutation/load-lazy-modules.ts'],
  // Each mutant has templates of its own.
  testEnvironment: 'node',
  testRunner: '<rootDir>/scripts/mutation/jest-circus-runner.ts',
};
