import { runDemo, type ExpectedEvent } from '../../../local/demo.ts';
import { fakeCognito } from './fake-cognito.ts';

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

/** Runs the demo for the users: the events that were expected, and all in the order in which it happened. */
async function demo(...usernames: string[]) {
  const journal: string[] = [];
  const expected: ExpectedEvent[] = [];
  const cognito = await fakeCognito({ onCall: (operation) => journal.push(operation) });
  close = cognito.close;
  const pipeline = { endpoint: cognito.endpoint, outputs: { UserPoolClientId: 'client7' } };
  const enter = (event: ExpectedEvent) => {
    expected.push(event);
    journal.push(event.type);
  };
  const untilArrived = () => {
    journal.push('all arrived');
    return Promise.resolve();
  };
  await runDemo(pipeline, usernames, { expect: enter, untilArrived });
  return { journal, expected, calls: cognito.calls };
}

const login = ['cognito.login.attempted.v1', 'cognito.login.succeeded.v1', 'cognito.token.issued.v1'];

test('expects each event before its call, and deletes accounts once all arrived', async () => {
  const { journal } = await demo('ann');

  expect(journal).toEqual([
    ...['cognito.sign_up.requested.v1', 'cognito.message.requested.v1', 'SignUp'],
    ...['cognito.sign_up.confirmed.v1', 'ConfirmSignUp'],
    ...[...login, 'InitiateAuth'],
    ...['cognito.token.refreshed.v1', 'InitiateAuth'],
    ...['cognito.login.attempted.v1', 'cognito.login.failed.v1', 'InitiateAuth'],
    ...['cognito.user.attributes_changed.v1', 'UpdateUserAttributes'],
    ...['cognito.password.changed.v1', 'ChangePassword'],
    ...['cognito.logout.completed.v1', 'GlobalSignOut'],
    ...['cognito.password.reset_requested.v1', 'cognito.message.requested.v1', 'cognito.password.reset_confirmed.v1'],
    ...['ForgotPassword', 'ConfirmForgotPassword'],
    ...[...login, 'InitiateAuth'],
    ...['cognito.token.revoked.v1', 'RevokeToken'],
    ...[...login, 'InitiateAuth'],
    'all arrived',
    ...['cognito.user.deleted.v1', 'DeleteUser'],
  ]);
});

test('each user lives through the same', async () => {
  const { expected, calls } = await demo('ann', 'ben');
  const typesOf = (name: string) => expected.filter(({ username }) => username === name).map(({ type }) => type);

  expect(typesOf('ben')).toEqual(typesOf('ann'));
  expect(calls.filter(({ operation }) => operation === 'SignUp')).toMatchObject([
    { input: { ClientId: 'client7', Username: 'ann' } },
    { input: { ClientId: 'client7', Username: 'ben' } },
  ]);
});

test('events have the sub as their subject, where Cognito knows the user', async () => {
  const { expected } = await demo('ann');
  const without = expected.filter(({ subject }) => subject === undefined).map(({ type }) => type);

  expect(without).toEqual(['cognito.sign_up.requested.v1', 'cognito.message.requested.v1']);
  expect(expected.filter(({ anySubject }) => anySubject).map(({ type }) => type)).toEqual([without[1]]);
  expect(new Set(expected.map(({ subject }) => subject))).toEqual(new Set([undefined, 'sub-of-ann']));
});

test('the time of each call is kept', async () => {
  const begin = Date.now();
  const { expected } = await demo('ann');
  const times = expected.map(({ calledAt }) => calledAt);

  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeGreaterThanOrEqual(begin);
  expect(times.at(-1)).toBeLessThanOrEqual(Date.now());
});
