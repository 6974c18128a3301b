import { ConfigError } from '../../contracts/config-error.ts';
import { parseConfig } from '../../triggers/config.ts';

const EVENT_BUS_NAME = 'identity-events';

/** The error for the environment. Fails where there is none. */
function errorFor(env: Parameters<typeof parseConfig>[0]): Error {
  try {
    parseConfig(env);
  } catch (error) {
    return error as Error;
  }
  throw new Error('These settings were accepted.');
}

test('the bus is all that has to be set', () => {
  expect(parseConfig({ EVENT_BUS_NAME })).toEqual({
    eventBusName: 'identity-events',
    privacy: { userAttributes: {} },
    publishTimeoutMs: 1000,
  });
});

test('every setting is read', () => {
  const PRIVACY_POLICY = '{"userAttributes": {"email": "include", "custom:plan": "omit"}}';

  expect(parseConfig({ EVENT_BUS_NAME, PRIVACY_POLICY, PUBLISH_TIMEOUT_MS: '250' })).toEqual({
    eventBusName: 'identity-events',
    privacy: { userAttributes: { email: 'include', 'custom:plan': 'omit' } },
    publishTimeoutMs: 250,
  });
});

test('settings that are there but empty are unset', () => {
  expect(parseConfig({ EVENT_BUS_NAME, PRIVACY_POLICY: '', PUBLISH_TIMEOUT_MS: '' })).toEqual(
    parseConfig({ EVENT_BUS_NAME }),
  );
});

test('a missing bus is named', () => {
  expect(errorFor({})).toBeInstanceOf(ConfigError);
  expect(errorFor({ EVENT_BUS_NAME: '' }).message).toMatch(/EVENT_BUS_NAME: name or ARN of the bus$/);
});

test.each(['{', 'email', 'null', '{"userAttributes": {"email": "hash"}}', '{"userAttributes": {"email": true}}'])(
  'the policy %s is refused',
  (PRIVACY_POLICY) => {
    expect(errorFor({ EVENT_BUS_NAME, PRIVACY_POLICY }).message).toMatch(/PRIVACY_POLICY: JSON/);
  },
);

test.each(['{"userAttributes": null}', '{"userAttributes": "include"}', '{"attributes": {}}', '{"userAttribute": {}}'])(
  'the policy %s is refused, because it would include less than was meant',
  (PRIVACY_POLICY) => {
    expect(errorFor({ EVENT_BUS_NAME, PRIVACY_POLICY }).message).toMatch(/PRIVACY_POLICY: JSON/);
  },
);

test.each(['100', '4000'])('%s ms is a time limit', (PUBLISH_TIMEOUT_MS) => {
  expect(parseConfig({ EVENT_BUS_NAME, PUBLISH_TIMEOUT_MS }).publishTimeoutMs).toBe(Number(PUBLISH_TIMEOUT_MS));
});

test.each(['99', '4001', '-1', '0', '250.5', '1s', 'NaN', 'Infinity'])(
  '%s ms is no time limit',
  (PUBLISH_TIMEOUT_MS) => {
    expect(errorFor({ EVENT_BUS_NAME, PUBLISH_TIMEOUT_MS }).message).toMatch(/PUBLISH_TIMEOUT_MS: .* 100 to 4000$/);
  },
);

test('every bad variable is named at once, none by its value', () => {
  const { message } = errorFor({ PRIVACY_POLICY: 'hunter2', PUBLISH_TIMEOUT_MS: 'swordfish' });

  expect(message.match(/EVENT_BUS_NAME|PRIVACY_POLICY|PUBLISH_TIMEOUT_MS/g)).toHaveLength(3);
  expect(message).not.toMatch(/hunter2|swordfish/);
});
