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

test('covers every pre sign-up, and the confirmation of a sign-up', () => {
  expect(Object.keys(signUp)).toEqual([...Object.keys(signUpMethods), 'PostConfirmation_ConfirmSignUp']);
});

test('produces a request and a confirmation, and no login, for a self sign-up', () => {
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

test('a user of the pool, linked before the confirmation, who does not log in', () => {
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

  test('produces request, confirmation, login and token without post authentication', () => {
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

  test('has a stable id for each fact, because Cognito may repeat the trigger', () => {
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

test('produces a request and a token for a user created by an admin', () => {
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
