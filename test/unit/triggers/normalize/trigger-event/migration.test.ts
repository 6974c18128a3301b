import { migration } from '../../../../../triggers/normalize/trigger-event/migration.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent } from '../../../../given/builders/a-trigger-event.ts';

const sources = [
  ['UserMigration_Authentication', 'login'],
  ['UserMigration_ForgotPassword', 'forgot_password'],
] as const;
const everything = {
  userAttributes: { email: 'include', 'custom:plan': 'include' },
  clientMetadata: { device: 'include' },
  validationData: { device: 'include' },
} as const;

test('covers both occasions of a migration', () => {
  expect(Object.keys(migration)).toEqual(sources.map(([source]) => source));
});

test.each(sources)('%s reports a user who is migrated at %s, and has no sub yet', (source, occasion) => {
  const normalized = normalize(aTriggerEvent(source), aNormalizeContext());

  expect(normalized).toMatchObject({
    events: [{ type: 'cognito.user.migrated.v1', data: { occasion, username: 'tom' } }],
  });
  expect(normalized).not.toHaveProperty('events.0.subject');
});

test.each([
  [{}],
  [null],
  ['unknown'],
  [{ userAttributes: {} }],
  [{ userAttributes: null }],
  [{ finalUserStatus: 'CONFIRMED' }],
])('a function that does not know the user migrates none: %j', (response) => {
  for (const [source] of sources) {
    expect(normalize(aTriggerEvent(source, { response }), aNormalizeContext())).toEqual({ nothing: 'NO_EVENT' });
  }
});

test('is published without the password and the data of the other directory', () => {
  const input = aTriggerEvent('UserMigration_Authentication');
  const { password } = input.request;
  const text = JSON.stringify(normalize(input, aNormalizeContext({ privacy: { policy: everything } })));

  expect(password).toEqual(expect.any(String));
  expect(text).not.toContain(password);
  expect(text).not.toContain('tom.keller');
  expect(text).toContain('kiosk-7');
});
