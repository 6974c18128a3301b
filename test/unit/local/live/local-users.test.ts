import type { ExpectedEvent } from '../../../../local/demo.ts';
import { localUsers } from '../../../../local/live/local-users.ts';
import { fakeCognito } from '../fake-cognito.ts';

type Cognito = Awaited<ReturnType<typeof fakeCognito>>;
let cognito: Cognito;
afterEach(() => {
  cognito.close();
});

/** Users of a pool, with the events that they are expected to produce. A withdrawn event is no longer in the list. */
async function someUsers(refuses: (operation: string) => string | undefined = () => undefined) {
  cognito = await fakeCognito({ refuses });
  const expected: ExpectedEvent[] = [];
  const withdrawn: ExpectedEvent[] = [];
  const users = localUsers(
    { endpoint: cognito.endpoint, outputs: { UserPoolClientId: 'client' } },
    {
      expect: (event) => void expected.push(event),
      withdraw: (event) => {
        expected.splice(expected.indexOf(event), 1);
        withdrawn.push(event);
      },
    },
  );
  const types = (events: readonly ExpectedEvent[]) => events.map(({ type }) => type.replace(/^cognito\.|\.v1$/g, ''));
  return { ...users, expected: () => types(expected), withdrawn: () => types(withdrawn), events: expected };
}

const signUpEvents = ['sign_up.requested', 'message.requested', 'sign_up.confirmed'];
const loginEvents = ['login.attempted', 'login.succeeded', 'token.issued'];

test('signs up one user after the other, with a name each', async () => {
  const { act, names, expected, events } = await someUsers();
  const text = (await act({ action: 'sign-up' })).text;
  await act({ action: 'sign-up' });
  await act({ action: 'sign-up', user: 'zoe' });

  expect(text).toBe('cleo signed up and is confirmed.');
  expect(names()).toEqual(['cleo', 'dan', 'zoe']);
  expect(expected()).toEqual([...signUpEvents, ...signUpEvents, ...signUpEvents]);
  expect(events[2]).toMatchObject({ username: 'cleo', subject: 'sub-of-cleo' });
});

test('has a name for each of many users', async () => {
  const { act, names } = await someUsers();
  await act({ action: 'sign-up', user: 'user-10' });
  for (let count = 0; count < 10; count += 1) await act({ action: 'sign-up' });

  expect(new Set(names()).size).toBe(11);
});

test('two tabs that sign up at once get two users', async () => {
  const { act, names } = await someUsers();
  await Promise.all([act({ action: 'sign-up' }), act({ action: 'sign-up' })]);

  expect(names().toSorted()).toEqual(['cleo', 'dan']);
});

test('logs in, fails to log in and logs out as the newest user', async () => {
  const { act, expected } = await someUsers();
  await act({ action: 'sign-up', user: 'zoe' });
  const texts = [];
  for (const action of ['log-in', 'fail-log-in', 'log-out'] as const) texts.push((await act({ action })).text);

  expect(texts).toEqual(['zoe logged in.', 'zoe failed to log in: wrong password.', 'zoe logged out.']);
  expect(expected().slice(3)).toEqual([...loginEvents, 'login.attempted', 'login.failed', 'logout.completed']);
});

test('logs in many times, and expects the events of each login', async () => {
  const { act, expected } = await someUsers();
  await act({ action: 'sign-up', user: 'zoe' });
  const { text } = await act({ action: 'log-in', user: 'zoe', times: 50 });

  expect(text).toBe('zoe logged in 50 times.');
  expect(cognito.calls.filter(({ operation }) => operation === 'InitiateAuth')).toHaveLength(50);
  expect(expected()).toHaveLength(3 + 150);
});

test.each([
  ['SignUp', 'sign-up', ['sign_up.requested', 'message.requested'], []],
  ['ConfirmSignUp', 'sign-up', ['sign_up.confirmed'], ['sign_up.requested', 'message.requested']],
] as const)('withdraws the events of a failed %s, and not those before it', async (failing, action, gone, kept) => {
  const { act, names, expected, withdrawn } = await someUsers((operation) =>
    operation === failing ? 'InvalidParameterException' : undefined,
  );

  await expect(act({ action })).rejects.toThrow('The test refuses this call.');
  expect([withdrawn(), expected(), names()]).toEqual([gone, kept, []]);
});

test('the next sign-up does not use the name of one that failed', async () => {
  let isFirst = true;
  const { act, names } = await someUsers((operation) => {
    const refuses = operation === 'ConfirmSignUp' && isFirst;
    if (refuses) isFirst = false;
    return refuses ? 'InvalidParameterException' : undefined;
  });
  await expect(act({ action: 'sign-up' })).rejects.toThrow();
  await act({ action: 'sign-up' });

  expect(names()).toEqual(['dan']);
});

test('withdraws the events of a failed logout, after which the user is still logged in', async () => {
  let isAllowed = false;
  const { act, withdrawn } = await someUsers((operation) =>
    operation === 'GlobalSignOut' && !isAllowed ? 'InvalidParameterException' : undefined,
  );
  await act({ action: 'sign-up' });
  await act({ action: 'log-in' });
  await expect(act({ action: 'log-out' })).rejects.toThrow();
  isAllowed = true;

  expect(withdrawn()).toEqual(['logout.completed']);
  await expect(act({ action: 'log-out' })).resolves.toEqual({ user: 'cleo', text: 'cleo logged out.' });
});

test('ends after a failed login, and expects the events of successful ones only', async () => {
  let logins = 0;
  const { act, expected, withdrawn } = await someUsers((operation) => {
    if (operation !== 'InitiateAuth') return undefined;
    logins += 1;
    return logins === 6 ? 'InvalidParameterException' : undefined;
  });
  await act({ action: 'sign-up' });
  await expect(act({ action: 'log-in', times: 500 })).rejects.toThrow('The test refuses this call.');

  expect(withdrawn()).toEqual(loginEvents);
  expect(logins).toBeLessThan(20);
  expect(expected()).toHaveLength(3 + 3 * (logins - 1));
});

test.each([
  [{ action: 'log-in' }, 'No user exists. Sign up first.'],
  [{ action: 'log-in', user: 'zoe' }, 'User "zoe" does not exist. Sign up first.'],
  [{ action: 'log-out', user: 'zoe' }, 'User "zoe" does not exist. Sign up first.'],
] as const)('rejects %j without a call', async (request, message) => {
  const { act, expected } = await someUsers();

  await expect(act(request)).rejects.toThrow(message);
  expect([cognito.calls, expected()]).toEqual([[], []]);
});

test('rejects a second sign-up of a user, and a logout before a login', async () => {
  const { act, expected } = await someUsers();
  await act({ action: 'sign-up', user: 'zoe' });

  await expect(act({ action: 'sign-up', user: 'zoe' })).rejects.toThrow('User "zoe" exists. Use another name.');
  await expect(act({ action: 'log-out' })).rejects.toThrow('zoe is not logged in. Log in first.');
  expect(expected()).toEqual(signUpEvents);
});
