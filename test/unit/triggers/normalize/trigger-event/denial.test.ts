import { triggerSources } from '../../../../../contracts/trigger-sources.ts';
import { normalizeDenial } from '../../../../../triggers/normalize/trigger-event/denial.ts';
import { aNormalizeContext, anId, aTriggerEvent } from '../../../../given/builders/a-trigger-event.ts';

class AccountBlockedError extends Error {}
class NamedError extends Error {
  override readonly name = 'AccountBlocked';
}

const blocked = new AccountBlockedError('ann@example.org is blocked');
const denied = (source: string, error: unknown) => normalizeDenial(aTriggerEvent(source), error, aNormalizeContext());

const denials = [
  ['PreSignUp_SignUp', 'cognito.sign_up.denied.v1', { method: 'self' }],
  ['PreSignUp_AdminCreateUser', 'cognito.sign_up.denied.v1', { method: 'admin' }],
  ['PreSignUp_ExternalProvider', 'cognito.sign_up.denied.v1', { method: 'federated' }],
  ['PreAuthentication_Authentication', 'cognito.login.denied.v1', { stage: 'pre_authentication' }],
  ['PostAuthentication_Authentication', 'cognito.login.denied.v1', { stage: 'post_authentication' }],
] as const;

test.each(denials)('a function that throws on %s gives %s', (source, type, data) => {
  const normalized = denied(source, blocked);

  expect(normalized).toMatchObject({
    events: [{ id: anId(1), type, data: { ...data, triggerSource: source, errorName: 'AccountBlockedError' } }],
  });
  expect(JSON.stringify(normalized)).not.toContain('ann@example.org');
});

test.each(Object.keys(triggerSources).filter((source) => !denials.some(([denial]) => denial === source)))(
  'a function that throws on %s denies no sign-up and no login',
  (source) => {
    expect(denied(source, blocked)).toEqual({ nothing: 'NO_EVENT' });
  },
);

test.each<[what: string, error: unknown, errorName: string]>([
  ['its class', new AccountBlockedError('no'), 'AccountBlockedError'],
  ['the name it gives itself', new NamedError('no'), 'AccountBlocked'],
  [
    'the name that was set',
    Object.assign(new Error('no'), { name: 'UserLambdaValidationException' }),
    'UserLambdaValidationException',
  ],
  ["JavaScript's own class", new TypeError('no'), 'TypeError'],
  ['Error where it has no other', new Error('no'), 'Error'],
  [
    'Error where the name is a sentence',
    Object.assign(new Error('no'), { name: 'ann@example.org is blocked' }),
    'Error',
  ],
  ['Error if the name is not a string', Object.assign(new Error('no'), { name: 7 }), 'Error'],
  ['Error where the name is too long', Object.assign(new Error('no'), { name: 'E'.repeat(65) }), 'Error'],
  ['Error for text', 'ann@example.org is blocked', 'Error'],
  ['Error for an object', { name: 'Blocked', message: 'ann@example.org' }, 'Error'],
  ['Error for undefined', undefined, 'Error'],
  ['Error for null', null, 'Error'],
])('contains %s of an error', (_what, error, errorName) => {
  const normalized = denied('PreAuthentication_Authentication', error);

  expect(normalized).toMatchObject({ events: [{ data: { errorName } }] });
  expect(JSON.stringify(normalized)).not.toContain('ann@example.org');
});

test.each<[userName: unknown, error: string, errorName: string]>([
  ['Ann', 'Ann', 'Error'],
  ['Ann', 'AnnoyedError', 'AnnoyedError'],
  ['secret', 'NoSecretError', 'Error'],
  [null, 'AccountBlockedError', 'AccountBlockedError'],
  [undefined, 'AccountBlockedError', 'AccountBlockedError'],
])('for the user name %j and the error %s, contains the error %s', (userName, name, errorName) => {
  const input = aTriggerEvent('PreAuthentication_Authentication', { userName });

  expect(normalizeDenial(input, Object.assign(new Error('no'), { name }), aNormalizeContext())).toMatchObject({
    events: [{ data: { errorName } }],
  });
});

test.each([[null], ['text'], [{}], [{ triggerSource: 'PreSignUp_SignUp' }]])('rejects %j', (input) => {
  expect(normalizeDenial(input, new Error('no'), aNormalizeContext())).toEqual({ problem: 'NOT_A_TRIGGER_EVENT' });
});

test.each(['NoSuch_Trigger', 'toString', '__proto__'])(
  'the trigger source %s is reported as unknown',
  (triggerSource) => {
    const input = aTriggerEvent(undefined, { triggerSource });

    expect(normalizeDenial(input, new Error('no'), aNormalizeContext())).toEqual({ problem: 'UNKNOWN_TRIGGER_SOURCE' });
  },
);

const proxy = new Proxy(new Error('no'), {
  get: () => {
    throw new Error('trap');
  },
  getPrototypeOf: () => {
    throw new Error('trap');
  },
});
const throwing = Object.defineProperty(new Error('no'), 'name', {
  get: () => {
    throw new Error('getter');
  },
});
const withoutClass = Object.assign(
  Object.create(Object.create(Error.prototype, { constructor: { value: undefined } }) as object) as Error,
  { name: 'Error' },
);

test.each<[what: string, error: unknown]>([
  ['whose name is a symbol', Object.assign(new Error('no'), { name: Symbol('x') })],
  ['whose name is an object', Object.assign(new Error('no'), { name: { toString: () => 'Blocked' } })],
  ['whose name cannot be read', throwing],
  ['that is a proxy whose traps throw', proxy],
  ['without a class', withoutClass],
  ['that is frozen', Object.freeze(new Error('no'))],
  ['that is null', null],
  ['that is a symbol', Symbol('no')],
  ['that is a function', () => 'no'],
  ['without a prototype', Object.create(null)],
])('publishes an event for an error %s', (_what, error) => {
  expect(denied('PreAuthentication_Authentication', error)).toMatchObject({
    events: [{ type: 'cognito.login.denied.v1', data: { errorName: 'Error' } }],
  });
});
