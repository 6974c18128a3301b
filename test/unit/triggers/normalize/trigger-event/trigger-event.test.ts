import { readTriggerEvent } from '../../../../../triggers/normalize/trigger-event/trigger-event.ts';
import { aTriggerEvent } from '../../../../given/builders/a-trigger-event.ts';

const read = (over: object) => readTriggerEvent(aTriggerEvent(undefined, over));

test('reads a trigger event', () => {
  const event = aTriggerEvent('PreSignUp_SignUp');

  expect(readTriggerEvent(event)).toEqual({
    triggerSource: 'PreSignUp_SignUp',
    region: 'eu-central-1',
    userPoolId: 'eu-central-1_Kt7QpX2nM',
    username: 'lena',
    clientId: '6rl1c0v8h2dq5m3tz9kx7wbjna',
    userAttributes: event.request.userAttributes,
    clientMetadata: { campaign: 'autumn', ip: '198.51.100.23' },
    validationData: { captcha: '03AFcWeA6kq' },
    request: event.request,
    response: event.response,
  });
});

test('reads the response of the function', () => {
  expect(readTriggerEvent(aTriggerEvent('VerifyAuthChallengeResponse_Authentication'))?.response).toEqual({
    answerCorrect: true,
  });
});

test('numbers and booleans are read as text', () => {
  const userAttributes = { sub: 42, email_verified: true, phone_number_verified: 'false', 'custom:seats': 0 };

  expect(read({ userName: 7, callerContext: { clientId: 8 }, request: { userAttributes } })).toMatchObject({
    username: '7',
    clientId: '8',
    userAttributes: { sub: '42', email_verified: 'true', phone_number_verified: 'false', 'custom:seats': '0' },
  });
});

test('attributes that are neither text, number nor boolean are left out', () => {
  const userAttributes = { sub: 'a', empty: '', none: null, list: ['x'], nested: { y: 1 } };

  expect(read({ request: { userAttributes } })?.userAttributes).toEqual({ sub: 'a' });
});

test('reads the values of the app as strings, too', () => {
  const passed = { release: 7, beta: true, empty: '', none: null, list: ['x'], nested: { y: 1 } };

  expect(read({ request: { clientMetadata: passed, validationData: passed } })).toMatchObject({
    clientMetadata: { release: '7', beta: 'true' },
    validationData: { release: '7', beta: 'true' },
  });
});

test.each([
  ['no request', { request: undefined }],
  ['a request that is text', { request: 'HIDDEN' }],
  ['no attributes', { request: {} }],
  ['null for attributes', { request: { userAttributes: null } }],
  ['a list for attributes', { request: { userAttributes: ['sub'] } }],
])('%s means no attributes, and nothing that the app passed', (_what, over) => {
  expect(read(over)).toMatchObject({ userAttributes: {}, clientMetadata: {}, validationData: {} });
});

test.each([[undefined], [null], ['HIDDEN'], [[]]])('%j for the response means that there is none', (response) => {
  expect(read({ response })?.response).toEqual({});
});

test.each([
  ['a call without an app client', { callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' } }],
  ['an empty client id', { callerContext: { clientId: '' } }],
  ['no caller context', { callerContext: undefined }],
  ['null for the caller context', { callerContext: null }],
])('%s has no client', (_what, over) => {
  expect(read(over)?.clientId).toBeUndefined();
});

test.each([
  ['absent', undefined],
  ['empty', ''],
  ['null', null],
  ['a slash alone', '/'],
])('a Region that is %s is taken from the id of the pool', (_what, region) => {
  expect(read({ region, userPoolId: 'ap-south-1_a_b' })?.region).toBe('ap-south-1');
});

test('slashes in a Region cannot shift the parts of the source', () => {
  expect(read({ region: 'eu/west/1' })?.region).toBe('euwest1');
});

test.each([
  ['no trigger source', { triggerSource: undefined }],
  ['an empty trigger source', { triggerSource: '' }],
  ['a trigger source that is an object', { triggerSource: {} }],
  ['no pool', { userPoolId: undefined }],
  ['null for the pool', { userPoolId: null }],
  ['a pool with a slash', { userPoolId: 'eu-west-1/x' }],
])('an event with %s is none', (_what, over) => {
  expect(read(over)).toBeUndefined();
});
