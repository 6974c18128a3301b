import { ConfigError } from '../../../contracts/config-error.ts';
import { parseAuditConfig, parseConfig, parsePublisherConfig } from '../../../triggers/config.ts';

const EVENT_BUS_NAME = 'identity-events';
const USER_POOL_IDS = 'eu-west-1_AbCdEf123';
const DEAD_LETTER_QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/audit-dead-letters';
const secretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:privacy-hash-key-a1b2c3';
const hashing = { PRIVACY_POLICY: '{"userAttributes": {"email": "hash"}}' };

/** The error that reading the settings gives. Fails where there is none. */
function errorOf(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  throw new Error('These settings were accepted.');
}
const errorFor = (env: Parameters<typeof parseConfig>[0]) => errorOf(() => parseConfig(env));
const auditErrorFor = (env: Parameters<typeof parseAuditConfig>[0]) => errorOf(() => parseAuditConfig(env));

test('the bus is all that has to be set', () => {
  expect(parseConfig({ EVENT_BUS_NAME })).toEqual({
    eventBusName: 'identity-events',
    privacy: {},
    hashKeyArn: undefined,
    outboxQueueUrl: undefined,
    tracing: 'off',
    samplePercent: 100,
    publishTimeoutMs: 1000,
  });
});

test('every setting is read', () => {
  const PRIVACY_POLICY = '{"userAttributes": {"email": "hash", "custom:plan": "omit"}, "ipAddress": "truncate"}';
  const settings = { EVENT_BUS_NAME, PRIVACY_POLICY, PRIVACY_HASH_KEY_ARN: secretArn, PUBLISH_TIMEOUT_MS: '250' };
  const OUTBOX_QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/outbox';
  const tracing = { TRACING: 'w3c', TRACING_SAMPLE_PERCENT: '5' } as const;

  expect(parseConfig({ ...settings, ...tracing, OUTBOX_QUEUE_URL, DELIVERY: 'before-response' })).toEqual({
    eventBusName: 'identity-events',
    privacy: { userAttributes: { email: 'hash', 'custom:plan': 'omit' }, ipAddress: 'truncate' },
    hashKeyArn: secretArn,
    outboxQueueUrl: OUTBOX_QUEUE_URL,
    publishTimeoutMs: 250,
    tracing: 'w3c',
    samplePercent: 5,
  });
});

test('takes empty settings as unset', () => {
  const empty = {
    PRIVACY_POLICY: '',
    PUBLISH_TIMEOUT_MS: '',
    PRIVACY_HASH_KEY_ARN: '',
    DELIVERY: '',
    OUTBOX_QUEUE_URL: '',
  };

  expect(parseConfig({ EVENT_BUS_NAME, ...empty })).toEqual(parseConfig({ EVENT_BUS_NAME }));
});

test('a missing bus is named', () => {
  expect(errorFor({})).toBeInstanceOf(ConfigError);
  expect(errorFor({ EVENT_BUS_NAME: '' }).message).toMatch(/EVENT_BUS_NAME: name or ARN of the bus$/);
});

test.each(['{', 'email', 'null', '{"userAttributes": {"email": true}}', '{"userAttributes": {"password": "include"}}'])(
  'the policy %s is refused',
  (PRIVACY_POLICY) => {
    expect(errorFor({ EVENT_BUS_NAME, PRIVACY_POLICY }).message).toMatch(/PRIVACY_POLICY: JSON/);
  },
);

test.each(['userAttributes', 'clientMetadata', 'validationData'])('a policy that hashes %s needs a key', (members) => {
  const PRIVACY_POLICY = JSON.stringify({ [members]: { name: 'hash' } });

  expect(errorFor({ EVENT_BUS_NAME, PRIVACY_POLICY }).message).toMatch(/: PRIVACY_HASH_KEY_ARN: ARN of a secret/);
});

test.each([
  secretArn,
  'arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:k',
  'arn:aws:ssm:eu-west-1:111122223333:parameter/privacy/hash-key',
])('%s is a key', (PRIVACY_HASH_KEY_ARN) => {
  expect(parseConfig({ EVENT_BUS_NAME, ...hashing, PRIVACY_HASH_KEY_ARN }).hashKeyArn).toBe(PRIVACY_HASH_KEY_ARN);
});

test.each([
  'swordfish',
  'arn:aws:kms:eu-west-1:111122223333:key/1234',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:',
  'arn:aws:ssm:eu-west-1:1111:parameter/privacy',
  ' ' + secretArn,
])('rejects %s as a key without quoting it', (PRIVACY_HASH_KEY_ARN) => {
  for (const policy of [hashing, {}]) {
    const { message } = errorFor({ EVENT_BUS_NAME, ...policy, PRIVACY_HASH_KEY_ARN });

    expect(message).toMatch(/: PRIVACY_HASH_KEY_ARN: ARN of a secret/);
    expect(message).not.toContain(PRIVACY_HASH_KEY_ARN);
  }
});

test('a key that nothing is hashed with is not read', () => {
  expect(parseConfig({ EVENT_BUS_NAME, PRIVACY_HASH_KEY_ARN: secretArn }).hashKeyArn).toBeUndefined();
});

test.each(['100', '3500'])('%s ms is a time limit', (PUBLISH_TIMEOUT_MS) => {
  expect(parseConfig({ EVENT_BUS_NAME, PUBLISH_TIMEOUT_MS }).publishTimeoutMs).toBe(Number(PUBLISH_TIMEOUT_MS));
});

test.each(['99', '4001', '-1', '0', '250.5', '1s', 'NaN', 'Infinity'])(
  'rejects a time limit of %s ms',
  (PUBLISH_TIMEOUT_MS) => {
    expect(errorFor({ EVENT_BUS_NAME, PUBLISH_TIMEOUT_MS }).message).toMatch(/PUBLISH_TIMEOUT_MS: .* 100 to 3500$/);
  },
);

test.each(['after-response', 'before-response'])('%s is a way to deliver', (DELIVERY) => {
  expect(parseConfig({ EVENT_BUS_NAME, DELIVERY })).toEqual(parseConfig({ EVENT_BUS_NAME }));
});

test.each(['later', 'After-Response', 'before-response '])('%j is no way to deliver, and is not quoted', (DELIVERY) => {
  expect(errorFor({ EVENT_BUS_NAME, DELIVERY }).message).toMatch(/: DELIVERY: after-response or before-response$/);
});

test.each(['outbox', '/111122223333/outbox', ' '])('rejects %j as the URL of an outbox', (OUTBOX_QUEUE_URL) => {
  expect(errorFor({ EVENT_BUS_NAME, OUTBOX_QUEUE_URL }).message).toMatch(/: OUTBOX_QUEUE_URL: URL of the outbox$/);
});

test('every bad variable is named at once, none by its value', () => {
  const bad = { PRIVACY_POLICY: 'hunter2', PRIVACY_HASH_KEY_ARN: 'sesame' };
  const names = ['EVENT_BUS_NAME: ', 'PRIVACY_POLICY: ', 'PRIVACY_HASH_KEY_ARN: '];
  const { message } = errorFor({
    ...bad,
    PUBLISH_TIMEOUT_MS: 'swordfish',
    DELIVERY: 'xyzzy',
    OUTBOX_QUEUE_URL: 'plugh',
  });
  const { message: ofAudit } = auditErrorFor({ ...bad, USER_POOL_IDS: 'rosebud' });

  const ofTriggers = ['PUBLISH_TIMEOUT_MS: ', 'DELIVERY: ', 'OUTBOX_QUEUE_URL: '];
  for (const name of [...names, ...ofTriggers]) expect(message.split(name)).toHaveLength(2);
  for (const name of [...names, 'USER_POOL_IDS: ']) expect(ofAudit.split(name)).toHaveLength(2);
  expect(message + ofAudit).not.toMatch(/hunter2|sesame|swordfish|rosebud|xyzzy|plugh/);
});

describe('the audit function', () => {
  test('takes the pools, the dead-letter queue, and what every publisher takes', () => {
    expect(
      parseAuditConfig({
        EVENT_BUS_NAME,
        ...hashing,
        PRIVACY_HASH_KEY_ARN: secretArn,
        USER_POOL_IDS: 'eu-west-1_AbCdEf123, us-gov-west-1_2',
        DEAD_LETTER_QUEUE_URL,
      }),
    ).toEqual({
      eventBusName: 'identity-events',
      privacy: { userAttributes: { email: 'hash' } },
      hashKeyArn: secretArn,
      userPoolIds: ['eu-west-1_AbCdEf123', 'us-gov-west-1_2'],
      deadLetterQueueUrl: DEAD_LETTER_QUEUE_URL,
      listUsersIntervalMs: 1000,
      knownUsersTable: undefined,
    });
  });

  test.each([undefined, '', ',', 'eu-west-1', 'eu-west-1_A,', 'arn:aws:cognito-idp:eu-west-1:1:userpool/eu-west-1_A'])(
    'does not take %p for pools',
    (ids) => {
      expect(auditErrorFor({ EVENT_BUS_NAME, USER_POOL_IDS: ids, DEAD_LETTER_QUEUE_URL }).message).toMatch(
        /USER_POOL_IDS: ids of user pools/,
      );
    },
  );

  test('needs a bus', () => {
    expect(auditErrorFor({ USER_POOL_IDS, DEAD_LETTER_QUEUE_URL }).message).toMatch(
      /: EVENT_BUS_NAME: name or ARN of the bus$/,
    );
  });
});

describe("the outbox's function", () => {
  const url = 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead';

  test.each([
    [url, url],
    ['', undefined],
    [undefined, undefined],
  ])('takes %p for its dead-letter queue', (DEAD_LETTER_QUEUE_URL, deadLetterQueueUrl) => {
    expect(parsePublisherConfig({ EVENT_BUS_NAME, DEAD_LETTER_QUEUE_URL })).toEqual({
      ...{ eventBusName: 'identity-events', privacy: {}, hashKeyArn: undefined, deadLetterQueueUrl, tracing: 'off' },
    });
  });

  test('rejects a value that is not a URL', () => {
    expect(() => parsePublisherConfig({ EVENT_BUS_NAME, DEAD_LETTER_QUEUE_URL: 'dead' })).toThrow(
      /: DEAD_LETTER_QUEUE_URL: URL of the dead-letter queue$/,
    );
  });
});
