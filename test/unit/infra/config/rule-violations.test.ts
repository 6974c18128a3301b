import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { demandOf } from '../../../../infra/config/config-problem.ts';
import { ruleViolations } from '../../../../infra/config/rule-violations.ts';

const hashKeyArn = 'arn:aws:ssm:eu-west-1:111122223333:parameter/hash-key';

/** Path and demand of each mistake. */
const problemsOf = (config: unknown): string[][] =>
  ruleViolations(config).map((problem) => [problem.path.join('.'), demandOf(problem)]);

test.each(['userAttributes', 'clientMetadata', 'validationData'])(
  'reports the path of a secret name in privacy.%s: included, hashed or masked',
  (kind) => {
    const actions = { email: 'include', 'custom:Password': 'include', access_token: 'hash', secret: 'mask' };

    expect(ruleViolations({ privacy: { [kind]: actions, hashKeyArn } })).toEqual([
      {
        path: ['privacy', kind, 'custom:Password'],
        found: 'include',
        allowed: 'only "omit"',
        because: 'the name means a secret',
      },
      {
        path: ['privacy', kind, 'access_token'],
        found: 'hash',
        allowed: 'only "omit"',
        because: 'the name means a secret',
      },
      {
        path: ['privacy', kind, 'secret'],
        found: 'mask',
        allowed: 'only "omit"',
        because: 'the name means a secret',
      },
    ]);
  },
);

test('a secret may be omitted explicitly', () => {
  expect(ruleViolations({ privacy: { userAttributes: { password: 'omit' } } })).toEqual([]);
});

test.each(['userAttributes', 'clientMetadata', 'validationData'])(
  'a hashed value in privacy.%s requires a key, and the mistake names the value',
  (kind) => {
    expect(problemsOf({ privacy: { [kind]: { plan: 'include', email: 'hash' } } })).toEqual([
      [
        'privacy.hashKeyArn',
        `is required because privacy.${kind}.email is hashed; allowed: the ARN of a secret or a parameter that stores the key`,
      ],
    ]);
  },
);

test('with a key values may be hashed, and without a hashed value no key is needed', () => {
  expect(ruleViolations({ privacy: { userAttributes: { email: 'hash' }, hashKeyArn } })).toEqual([]);
  expect(ruleViolations({ privacy: { userAttributes: { email: 'include' } } })).toEqual([]);
  expect(ruleViolations({ privacy: { userAttributes: { email: 'include' }, hashKeyArn } })).toEqual([]);
});

test('a secret that would be hashed is one mistake, not also a missing key', () => {
  expect(problemsOf({ privacy: { userAttributes: { password: 'hash' } } })).toHaveLength(1);
});

test('pools are of one Region, each once', () => {
  const userPools = [
    { id: 'eu-west-1_A' },
    { id: 'eu-west-1_A', attach: true, excludeTriggers: ['PreSignUp'] },
    { id: 'us-east-1_B', attach: false, excludeTriggers: ['PreSignUp'] },
    { id: 'eu-west-1_D', attach: false, smsRoleArn: 'arn', customSenderKeyArn: 'arn' },
    { id: 'eu-west-1_E', attach: true, smsRoleArn: 'arn', customSenderKeyArn: 'arn' },
    { id: 5 },
  ];

  expect(problemsOf({ userPools })).toEqual([
    ['userPools.1.id', 'allowed: each pool once'],
    ['userPools.2.id', 'allowed: pools of one Region, that of the stack'],
    ['userPools.3.smsRoleArn', 'must not be set because attach is false'],
    ['userPools.3.customSenderKeyArn', 'must not be set because attach is false'],
  ]);
});

test('a trail without the audit source is of no use', () => {
  const useless = { audit: { enabled: false, createTrail: true } };

  expect(problemsOf(useless)).toEqual([['audit.createTrail', 'allowed: false, because audit.enabled is false']]);
  expect(ruleViolations({ audit: { enabled: true, createTrail: true } })).toEqual([]);
  expect(ruleViolations({ audit: { enabled: false, createTrail: false } })).toEqual([]);
});

test.each([
  [null],
  ['text'],
  [{ privacy: null, audit: [], userPools: 'all' }],
  [{ userPools: [null, 'eu-west-1_A'] }],
  [{ privacy: { userAttributes: ['hash'], clientMetadata: 'hash' } }],
  [{ privacy: { userAttributes: { email: 7 } } }],
])('input of the wrong shape breaks no rule: %j', (config) => {
  expect(ruleViolations(config)).toEqual([]);
});

test('reports broken rules together with the mistakes that the schema finds', () => {
  const input = { privacy: { userAttributes: { password: 'include', email: 'hash' } }, audit: { on: true } };

  expect(() => parsePipelineConfig(input)).toThrow(
    [
      "The pipeline's configuration is wrong:",
      '- audit.on: unknown; allowed here: enabled, createTrail, rememberUsersDays',
      '- privacy.userAttributes.password: found "include"; allowed: only "omit", because the name means a secret',
      '- privacy.hashKeyArn: is required because privacy.userAttributes.email is hashed; allowed: the ARN of a secret or a ' +
        'parameter that stores the key',
    ].join('\n'),
  );
});
