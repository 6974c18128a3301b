import { runDemo, type ExpectedEvent } from '../../local/demo.ts';
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
  await runDemo(pipeline, usernames, (event) => {
    expected.push(event);
    journal.push(event.type);
  });
  return { journal, expected, calls: cognito.calls };
}

test('each event is expected before the call that gives it', async () => {
  const { journal } = await demo('ann');

  expect(journal).toEqual([
    'cognito.sign_up.requested.v1',
    'SignUp',
    'cognito.sign_up.confirmed.v1',
    'ConfirmSignUp',
    'cognito.login.attempted.v1',
    'cognito.login.succeeded.v1',
    'cognito.token.issued.v1',
    'InitiateAuth',
    'cognito.token.refreshed.v1',
    'InitiateAuth',
    'cognito.login.attempted.v1',
    'InitiateAuth',
    'cognito.password.reset_confirmed.v1',
    'ForgotPassword',
    'ConfirmForgotPassword',
    'GlobalSignOut',
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

test('every event has the sub as its subject, but for that of the sign-up, before which there is none', async () => {
  const [signUp, ...others] = (await demo('ann')).expected;

  expect(signUp?.subject).toBeUndefined();
  expect(others.map(({ subject }) => subject)).toEqual(others.map(() => 'sub-of-ann'));
});

test('the time of each call is kept', async () => {
  const begin = Date.now();
  const { expected } = await demo('ann');
  const times = expected.map(({ calledAt }) => calledAt);

  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeGreaterThanOrEqual(begin);
  expect(times.at(-1)).toBeLessThanOrEqual(Date.now());
});
