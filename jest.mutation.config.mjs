import jestConfig from './jest.config.mjs';
import { mutatedFolders } from './scripts/mutation/settings.ts';

const unit = jestConfig.projects.find(({ displayName }) => displayName === 'unit');

/** The unit tests of the mutated folders only: with the project's own configuration, Stryker would run every project. */
export default {
  ...unit,
  testMatch: mutatedFolders.map((folder) => `<rootDir>/test/unit/${folder}/**/*.test.ts`),
  // Each mutant has templates of its own.
  testEnvironment: 'node',
  testRunner: '<rootDir>/scripts/mutation/jest-circus-runner.ts',
};
