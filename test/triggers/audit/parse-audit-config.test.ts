import { ConfigError } from '../../../contracts/config-error.ts';
import { parseAuditConfig } from '../../../triggers/config.ts';

const env = { EVENT_BUS_NAME: 'identity-events', USER_POOL_IDS: 'eu-central-1_Kt7QpX2nM' };

/** The error for the environment. Fails where there is none. */
function errorFor(over: Parameters<typeof parseAuditConfig>[0]): Error {
  try {
    parseAuditConfig({ ...env, ...over });
  } catch (error) {
    return error as Error;
  }
  throw new Error('These settings were accepted.');
}

test('the bus and the pools are all that has to be set', () => {
  expect(parseAuditConfig(env)).toEqual({
    eventBusName: 'identity-events',
    privacy: {},
    hashKeyArn: undefined,
    userPoolIds: ['eu-central-1_Kt7QpX2nM'],
  });
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
