import { mutatedFolders, reportFile } from './scripts/mutation/settings.ts';

/**
 * Settings of `npm run test:mutation` (scripts/test-mutation.ts).
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'jest.mutation.config.mjs' },
  // Entries have no branch and no unit test: the tests on real parts run them. The reader has only tests with a real broker.
  mutate: [
    ...mutatedFolders.map((folder) => `${folder}/**/*.ts`),
    ...['!**/*entry.ts', '!kafka/connect-reader.ts', '!kafka/kafkajs/reader.ts'],
  ],
  // Most strings are sentences. The codes among them are compared with the failure table and the contracts by other tests.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  // A mutant in code that runs while a module loads would need a new module registry for every test.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: '.local/mutation/incremental.json',
  ignorePatterns: ['/.local', '/cdk.out', '/dist', '/coverage'],
  tempDirName: '.local/mutation/sandbox',
  // More than Jest's limit of 5 s for one test: a test that times out fails, and its process can continue. Less reports a busy
  // machine as a timeout, which counts as killed.
  timeoutMS: 8000,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: reportFile },
};
