import { parsePipelineConfig, PipelineConfigError } from '../../infra/config.ts';

const defaults = {
  stackName: 'CognitoToKafka',
  kafka: { topic: 'identity-events' },
  privacy: { userAttributes: {} },
  architecture: 'arm64',
};

/** The lines in which a configuration is refused, without the heading. Fails if it is accepted. */
function problemsOf(input: unknown): string[] {
  try {
    parsePipelineConfig(input);
  } catch (error) {
    if (!(error instanceof PipelineConfigError)) throw error;
    return error.message.split('\n').slice(1);
  }
  throw new Error('This configuration was accepted.');
}

test.each([[{}], [undefined], [null], [{ kafka: {}, privacy: {} }]])(
  'what is not set has its default, and there is no pool, bus or broker by default: %j',
  (input) => {
    expect(parsePipelineConfig(input)).toEqual(defaults);
  },
);

test('every setting is taken as it is', () => {
  const input = {
    stackName: 'Identity-2',
    userPool: { id: 'eu-west-1_AbCdEf123' },
    eventBus: { name: 'our-own/bus.1' },
    kafka: { brokers: ['b-1.example.com:9098', '10.0.0.7:9098'], topic: 'cognito.events_v1' },
    privacy: { userAttributes: { email: 'include', 'custom:plan': 'omit' } },
    architecture: 'x86_64',
  };

  expect(parsePipelineConfig(input)).toEqual(input);
});

test('the object that was given stays as it was', () => {
  const input = { kafka: {} };

  parsePipelineConfig(input);

  expect(input).toEqual({ kafka: {} });
});

test('every mistake is told at once: path, what was found, what is allowed', () => {
  const input = {
    stackName: 5,
    userPool: {},
    eventBus: { name: '', arn: 'x' },
    kafka: { brokers: ['b-1:9092', 'b-2'], topic: 'identity events' },
    privacy: { userAttributes: { email: 'keep' } },
    architecture: 'arm',
    brokers: 'b-1:9092',
  };

  expect(problemsOf(input).sort()).toEqual([
    '- architecture: found "arm"; allowed: "arm64" or "x86_64"',
    '- brokers: unknown; allowed here: stackName, userPool, eventBus, kafka, privacy, architecture',
    '- eventBus.arn: unknown; allowed here: name',
    '- eventBus.name: found ""; allowed: the name of a bus in this account and Region',
    '- kafka.brokers.1: found "b-2"; allowed: host:port',
    '- kafka.topic: found "identity events"; allowed: letters, digits, ".", "_" and "-"',
    '- privacy.userAttributes.email: found "keep"; allowed: "include" or "omit"',
    '- stackName: found 5; allowed: letters, digits and "-", beginning with a letter',
    '- userPool.id: found nothing; allowed: a pool id such as eu-west-1_AbCdEf123',
  ]);
});

test.each([
  ['pipeline', { pipeline: {} }, 'stackName, userPool, eventBus, kafka, privacy, architecture'],
  ['userPool.arn', { userPool: { id: 'eu-west-1_A', arn: 'x' } }, 'id'],
  ['kafka.servers', { kafka: { servers: [] } }, 'brokers, topic'],
  ['privacy.attributes', { privacy: { attributes: {} } }, 'userAttributes'],
])('the unknown key %s is refused, and those allowed beside it are named', (path, input, allowed) => {
  expect(problemsOf(input)).toEqual([`- ${path}: unknown; allowed here: ${allowed}`]);
});

test.each([
  ['"text"', 'text'],
  ['[]', []],
  ['5', 5],
])('%s is no configuration', (found, input) => {
  expect(problemsOf(input)).toEqual([`- configuration: found ${found}; allowed: object`]);
});

test.each([
  ['stackName', ['', '1st', 'a_b', 'a b', 'a'.repeat(129)].map((stackName) => ({ stackName }))],
  ['userPool.id', ['AbCdEf', 'eu-west-1_', 'eu-west-1_Ab-Cd', 3].map((id) => ({ userPool: { id } }))],
  ['eventBus.name', ['', 'my bus', 'arn:aws:events', 'b'.repeat(257)].map((name) => ({ eventBus: { name } }))],
  ['kafka.topic', ['', 'my topic', 'a/b', 't'.repeat(250)].map((topic) => ({ kafka: { topic } }))],
  ['kafka.brokers', [[], 'b-1:9092', null].map((brokers) => ({ kafka: { brokers } }))],
  [
    'kafka.brokers.0',
    ['b-1', ':9092', 'b-1:', 'b-1:port', 'b-1:123456', 'http://b-1:80', 'b-1:1,b-2:2', 'b 1:9092'].map((broker) => ({
      kafka: { brokers: [broker] },
    })),
  ],
  ['privacy.userAttributes', [null, 3, 'email'].map((userAttributes) => ({ privacy: { userAttributes } }))],
  ['architecture', ['ARM64', 'amd64', null].map((architecture) => ({ architecture }))],
])('bad values of %s are refused under that path', (path, inputs) => {
  for (const input of inputs) {
    expect(problemsOf(input)).toEqual([expect.stringMatching(`^- ${path}: found .*; allowed: .+`)]);
  }
});
