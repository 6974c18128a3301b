import { ConfigError } from '../../../../contracts/config-error.ts';
import { parseAuditConfig, parseKnownUsersConfig } from '../../../../triggers/config.ts';

const DEAD_LETTER_QUEUE_URL = 'https://sqs.eu-central-1.amazonaws.com/111122223333/audit-dead-letters';
const env = { EVENT_BUS_NAME: 'identity-events', USER_POOL_IDS: 'eu-central-1_Kt7QpX2nM', DEAD_LETTER_QUEUE_URL };

/** The error for the environment. Fails where there is none. */
function errorFor(over: Parameters<typeof parseAuditConfig>[0]): Error {
  try {
    parseAuditConfig({ ...env, ...over });
  } catch (error) {
    return error as Error;
  }
  throw new Error('These settings were accepted.');
}

test('requires the bus, the pools and the dead-letter queue only', () => {
  expect(parseAuditConfig(env)).toEqual({
    eventBusName: 'identity-events',
    privacy: {},
    hashKeyArn: undefined,
    userPoolIds: ['eu-central-1_Kt7QpX2nM'],
    deadLetterQueueUrl: DEAD_LETTER_QUEUE_URL,
    listUsersIntervalMs: 1000,
    knownUsersTable: undefined,
  });
});

test('the table of known users and the rate of ListUsers are read', () => {
  expect(parseAuditConfig({ ...env, LIST_USERS_INTERVAL_MS: '400', KNOWN_USERS_TABLE: 'users' })).toMatchObject({
    listUsersIntervalMs: 400,
    knownUsersTable: 'users',
  });
});

test.each(['49', '60001', '0.5', 'fast'])('an interval of %j is refused', (LIST_USERS_INTERVAL_MS) => {
  expect(() => parseAuditConfig({ ...env, LIST_USERS_INTERVAL_MS })).toThrow('LIST_USERS_INTERVAL_MS');
});

test('the function that remembers users names every setting that is missing', () => {
  const settings = { EVENT_BUS_NAME: 'identity', KNOWN_USERS_TABLE: 'users', REMEMBER_USERS_DAYS: '400' };

  expect(parseKnownUsersConfig(settings)).toEqual({
    eventBusName: 'identity',
    knownUsersTable: 'users',
    days: 400,
  });
  expect(() => parseKnownUsersConfig({ REMEMBER_USERS_DAYS: '3651' })).toThrow(
    /EVENT_BUS_NAME.*KNOWN_USERS_TABLE.*REMEMBER_USERS_DAYS/,
  );
  expect(() => parseKnownUsersConfig({ ...settings, REMEMBER_USERS_DAYS: '0' })).toThrow('REMEMBER_USERS_DAYS');
});

test.each([undefined, '', 'audit-dead-letters'])('rejects %j as the dead-letter queue', (url) => {
  expect(errorFor({ DEAD_LETTER_QUEUE_URL: url }).message).toMatch(
    /: DEAD_LETTER_QUEUE_URL: URL of the dead-letter queue$/,
  );
});

test('every setting is read', () => {
  const PRIVACY_POLICY = '{"ipAddress": "truncate", "userAgent": "include"}';
  const USER_POOL_IDS = 'eu-central-1_Kt7QpX2nM, us-gov-west-1_A1';

  expect(parseAuditConfig({ ...env, USER_POOL_IDS, PRIVACY_POLICY })).toMatchObject({
    privacy: { ipAddress: 'truncate', userAgent: 'include' },
    userPoolIds: ['eu-central-1_Kt7QpX2nM', 'us-gov-west-1_A1'],
  });
});

test.each([undefined, '', ' ', ',', 'eu-central-1_A,', 'eu-central-1', 'eu-central-1_', '_A', 'a_b/c', 'a_b c_d'])(
  'the pools %j are refused',
  (USER_POOL_IDS) => {
    expect(errorFor({ USER_POOL_IDS })).toBeInstanceOf(ConfigError);
    expect(errorFor({ USER_POOL_IDS }).message).toMatch(/USER_POOL_IDS: ids of user pools, comma-separated$/);
  },
);

test('every bad variable is named at once, none by its value', () => {
  const bad = {
    EVENT_BUS_NAME: '',
    USER_POOL_IDS: 'hunter2',
    PRIVACY_POLICY: 'swordfish',
    PRIVACY_HASH_KEY_ARN: 'xyz',
  };
  const { message } = errorFor(bad);

  for (const name of Object.keys(bad)) expect(message).toContain(`${name}: `);
  expect(message).not.toMatch(/hunter2|swordfish|xyz/);
});
