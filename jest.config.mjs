const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
    // ES modules from npm, for jest's CommonJS runtime.
    'node_modules/uuid/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!uuid/)'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out/', '<rootDir>/.local/'],
  ...more,
});

const realParts = ['<rootDir>/test/pipeline/**/*.test.ts', '<rootDir>/test/local/ministack/**/*.test.ts'];

export default {
  collectCoverageFrom: [
    '{contracts,triggers,forwarder,infra,local}/**/*.ts',
    '!**/*entry.ts',
    '!infra/app.ts',
    '!local/start.ts',
  ],
  coverageThreshold: { global: { statements: 85, branches: 80, functions: 85, lines: 85 } },
  projects: [
    project('unit', ['<rootDir>/test/**/*.test.ts', ...realParts.map((pattern) => `!${pattern}`)]),
    project('emulator', ['<rootDir>/test/local/ministack/**/*.test.ts'], { testTimeout: 60_000 }),
    project('pipeline', ['<rootDir>/test/pipeline/**/*.test.ts'], {
      testTimeout: 180_000,
      globalSetup: '<rootDir>/test/pipeline/setup/deploy-pipeline.ts',
      globalTeardown: '<rootDir>/test/pipeline/setup/stop-pipeline.ts',
    }),
  ],
};
