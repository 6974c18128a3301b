import type { IdentityEvent } from '../../../../../contracts/catalog.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { signUp, signUpMethods } from '../../../../../triggers/normalize/trigger-event/sign-up.ts';
import { aFederatedUser, aNormalizeContext, anId, aTriggerEvent } from '../../../../given/builders/a-trigger-event.ts';

const max = aFederatedUser();

/** The events of what Cognito fires, one trigger event after the other; the nth new id is `anId(n)`. */
function told(...inputs: readonly unknown[]): IdentityEvent[] {
  let ids = 0;
  return inputs.flatMap((input) => {
    const normalized = normalize(input, aNormalizeContext({ newId: () => anId(++ids) }));
    return 'events' in normalized ? normalized.events : [];
  });
}

const factsOf = (events: readonly IdentityEvent[]) =>
  events.map(({ type, data }) => ('method' in data && data.method ? `${type} ${data.method}` : type));

test('it is for every pre sign-up, and for the confirmation of a sign-up', () => {
  expect(Object.keys(signUp)).toEqual([...Object.keys(signUpMethods), 'PostConfirmation_ConfirmSignUp']);
});

test('a user who signs up and confirms gives a request and a confirmation, and no login', () => {
  const events = told(aTriggerEvent('PreSignUp_SignUp'), aTriggerEvent('PostConfirmation_ConfirmSignUp'));

  expect(factsOf(events)).toEqual(['cognito.sign_up.requested.v1 self', 'cognito.sign_up.confirmed.v1']);
});

test('a request is not yet about a user: it has no subject, unless Cognito gives one', () => {
  const request = aTriggerEvent('PreSignUp_SignUp');
  const withSub = { ...request, request: { userAttributes: { sub: '62ad4c44-725b-4fcd-a64d-82685f933144' } } };
  const [without, known] = told(request, withSub);

  expect(without).not.toHaveProperty('subject');
  expect(known?.subject).toBe('62ad4c44-725b-4fcd-a64d-82685f933144');
});

test('a user of the pool who is linked before the code is confirmed, and does not log in', () => {
  const events = told(
    aTriggerEvent('PostConfirmation_ConfirmSignUp', {
      userName: 'ann',
      request: { userAttributes: max.userAttributes },
    }),
  );

  expect(factsOf(events)).toEqual(['cognito.sign_up.confirmed.v1']);
});

describe('a first federated login', () => {
  const confirmation = aTriggerEvent('PostConfirmation_ConfirmSignUp', {
    userName: max.userName,
    request: { userAttributes: max.userAttributes },
  });

  test('gives a federated request, a confirmation, the login and the token: Cognito fires no post authentication', () => {
    const events = told(
      aTriggerEvent('PreSignUp_ExternalProvider'),
      confirmation,
      aTriggerEvent('TokenGeneration_HostedAuth'),
    );

    expect(factsOf(events)).toEqual([
      'cognito.sign_up.requested.v1 federated',
      'cognito.sign_up.confirmed.v1',
      'cognito.login.succeeded.v1 federated',
      'cognito.token.issued.v1 hosted_ui',
    ]);
    expect(events.slice(1).map(({ subject }) => subject)).toEqual(Array(3).fill(max.userAttributes['sub']));
  });

  test('has stable ids, one for each fact: Cognito may tell of it again', () => {
    const [confirmed, loggedIn, ...again] = told(confirmation, confirmation);

    expect(again).toEqual([confirmed, loggedIn]);
    expect([confirmed?.id, loggedIn?.id]).toEqual([
      expect.stringMatching(/^.{14}5/) as string,
      expect.stringMatching(/^.{14}5/) as string,
    ]);
    expect(confirmed?.id).not.toBe(loggedIn?.id);
  });

  test('without a sub still gives both events, with ids of their own', () => {
    const { sub, ...userAttributes } = max.userAttributes;
    const events = told({ ...confirmation, request: { userAttributes } });

    expect(sub).toBeDefined();
    expect(events.map(({ id }) => id)).toEqual([anId(1), anId(2)]);
  });
});

test('a user whom an administrator creates is requested, then gets a token for the new password; no confirmation', () => {
  const events = told(
    aTriggerEvent('PreSignUp_AdminCreateUser'),
    aTriggerEvent('TokenGeneration_NewPasswordChallenge'),
  );

  expect(factsOf(events)).toEqual(['cognito.sign_up.requested.v1 admin', 'cognito.token.issued.v1 new_password']);
  expect(events[0]?.data).not.toHaveProperty('clientId');
});

test('a new password for a forgotten one confirms no sign-up', () => {
  expect(factsOf(told(aTriggerEvent('PostConfirmation_ConfirmForgotPassword')))).toEqual([
    'cognito.password.reset_confirmed.v1',
  ]);
});
