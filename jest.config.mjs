const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: '<rootDir>/test/given/shared-strings-environment.ts',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs', lazy: true } },
    ],
    // ES modules from npm, for jest's CommonJS runtime.
    'node_modules/uuid/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!uuid/)'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out/', '<rootDir>/dist/', '<rootDir>/.local/', '<rootDir>/site/'],
  ...more,
});

// A time limit set here would hold for no project or for all; see the file.
const patient = { setupFilesAfterEnv: ['<rootDir>/test/real/patience.ts'] };
export default {
  // By default jest leaves one processor idle: half of a machine that has two.
  maxWorkers: '100%',
  collectCoverageFrom: [
    '{platform,contracts,privacy,kafka,triggers,forwarder,replay,infra,live,cli,local,bench,scripts}/**/*.ts',
    '!**/*entry.ts',
    '!infra/app.ts',
    '!cli/main.ts',
    '!local/start.ts',
    // Only a browser runs these.
    '!live/page/{main,connect,requests}.ts',
    '!live/page/**/use-*.ts',
    '!bench/{main,login-to-kafka,replay,trigger,trigger-loss,wrapper-time,forwarder,self-signed}.ts',
    '!bench/wrapper-time/*.ts',
    '!bench/trigger/{measure,variants,tls-bus,process-figures,cpu-share}.ts',
    '!bench/trigger/handlers/*.ts',
    '!bench/forwarder/{worker,measure,bundles,broker-main,broker-process}.ts',
    '!bench/forwarder/handlers/*.ts',
    '!bench/{replay,login-to-kafka}/*.ts',
    '!bench/{soak,replay-fuzz}/main.ts',
    '!scripts/package/{build-*,synthesize-with-peers}.ts',
    '!scripts/{build-package,docs,test,test-peers,test-mutation,generate-contracts,count-lines}.ts',
  ],
  testSequencer: '<rootDir>/test/real/pipeline/setup/permissions-last.cjs',
  // Only for the unit tests.
  coverageThreshold: { global: { statements: 85, branches: 85, functions: 80, lines: 85 } },
  projects: [
    project('unit', ['<rootDir>/test/{unit,rules}/**/*.test.ts']),
    project('package', ['<rootDir>/test/real/package/**/*.test.ts'], {
      ...patient,
      globalSetup: '<rootDir>/test/real/package/setup/pack-package.ts',
      globalTeardown: '<rootDir>/test/real/package/setup/remove-package.ts',
    }),
    project('emulator', ['<rootDir>/test/real/emulator/**/*.test.ts'], patient),
    project('runtime', ['<rootDir>/test/real/runtime/**/*.test.ts'], {
      ...patient,
      globalSetup: '<rootDir>/test/real/runtime/setup/install-runtime.ts',
    }),
    project('security', ['<rootDir>/test/real/security/**/*.test.ts'], {
      ...patient,
      globalSetup: '<rootDir>/test/real/security/setup/install-cfn-lint.ts',
    }),
    project('kafka', ['<rootDir>/test/real/kafka/**/*.test.ts'], {
      ...patient,
      globalSetup: '<rootDir>/test/real/kafka/setup/install-kafka.ts',
    }),
    project('live', ['<rootDir>/test/real/live/**/*.test.ts'], patient),
    project('soak', ['<rootDir>/test/real/soak/**/*.test.ts'], {
      ...patient,
      globalSetup: '<rootDir>/test/real/soak/setup/install-tools.ts',
    }),
    project('pipeline', ['<rootDir>/test/real/pipeline/**/*.test.ts'], {
      ...patient,
      globalSetup: '<rootDir>/test/real/pipeline/setup/deploy-pipeline.ts',
      globalTeardown: '<rootDir>/test/real/pipeline/setup/stop-pipeline.ts',
    }),
  ],
};
