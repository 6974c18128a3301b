import { aTriggerEvent } from '../../given/builders/a-trigger-event.ts';
import { normalize } from './normalize-run.ts';

const login = aTriggerEvent('PostAuthentication_Authentication');
const { userPoolId } = login;
const failedLogin = {
  eventSource: 'cognito-idp.amazonaws.com',
  eventName: 'InitiateAuth',
  eventTime: '2026-11-24T03:12:45Z',
  eventID: '5d0c1ad0-6b0e-4f0c-8a56-94e2f4d7c111',
  awsRegion: 'eu-central-1',
  errorCode: 'NotAuthorizedException',
  sourceIPAddress: '192.0.2.77',
  requestParameters: {
    authFlow: 'USER_PASSWORD_AUTH',
    clientId: 'web',
    authParameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
  },
};
const envelope = (detail: object) => ({
  source: 'aws.cognito-idp',
  'detail-type': 'AWS API Call via CloudTrail',
  detail,
});

test.each([
  ['a trigger event', login, ['cognito.login.succeeded.v1']],
  ['a bare record', failedLogin, ['cognito.login.failed.v1']],
  ["a record in EventBridge's envelope", envelope(failedLogin), ['cognito.login.failed.v1']],
  ['a list', [login, failedLogin], ['cognito.login.succeeded.v1', 'cognito.login.failed.v1']],
  ["a log file of CloudTrail's", { Records: [failedLogin, failedLogin] }, Array(2).fill('cognito.login.failed.v1')],
  [
    "what the AWS CLI prints of CloudTrail's history",
    { Events: [{ EventName: 'InitiateAuth', CloudTrailEvent: JSON.stringify(failedLogin) }] },
    ['cognito.login.failed.v1'],
  ],
  [
    'what the AWS CLI prints of a log group, also with lines of others',
    { events: [{ message: JSON.stringify(failedLogin) }, { message: 'START' }] },
    ['cognito.login.failed.v1'],
  ],
  [
    'an SQS batch of Lambda',
    { Records: [envelope(failedLogin), login].map((body) => ({ messageId: 'm', body: JSON.stringify(body) })) },
    ['cognito.login.failed.v1', 'cognito.login.succeeded.v1'],
  ],
  [
    'the output of "aws sqs receive-message"',
    { Messages: [{ MessageId: 'm', Body: JSON.stringify(failedLogin) }] },
    ['cognito.login.failed.v1'],
  ],
  [
    'an SQS batch of SNS notifications',
    { Records: [{ body: JSON.stringify({ Type: 'Notification', Message: JSON.stringify(envelope(failedLogin)) }) }] },
    ['cognito.login.failed.v1'],
  ],
  [
    'an SNS event of Lambda',
    { Records: [{ EventSource: 'aws:sns', Sns: { Message: JSON.stringify(failedLogin) } }] },
    ['cognito.login.failed.v1'],
  ],
  [
    'a batch of a subscription to a log group',
    { messageType: 'DATA_MESSAGE', logEvents: [{ id: '1', timestamp: 0, message: JSON.stringify(failedLogin) }] },
    ['cognito.login.failed.v1'],
  ],
  [
    'the results of a Logs Insights query',
    {
      status: 'Complete',
      results: [
        [
          { field: '@timestamp', value: '2026-11-24 03:12:45.000' },
          { field: '@message', value: JSON.stringify(failedLogin) },
        ],
      ],
    },
    ['cognito.login.failed.v1'],
  ],
  [
    'one a line',
    [login, failedLogin].map((input) => JSON.stringify(input)).join('\n'),
    ['cognito.login.succeeded.v1', 'cognito.login.failed.v1'],
  ],
])('%s gives its events', async (_what, content, types) => {
  expect(await normalize({ 'in.json': content }, 'in.json')).toMatchObject({ code: 0, types });
});

test('without a file, and for -, the standard input is read', async () => {
  expect((await normalize({ '-': login })).types).toEqual(['cognito.login.succeeded.v1']);
  expect((await normalize({ '-': login }, '-')).types).toEqual(['cognito.login.succeeded.v1']);
});

test.each([
  [{ ...login, triggerSource: 'NoSuch_Source' }, 'NoSuch_Source: AWS does not document this triggerSource'],
  [
    { ...login, triggerSource: 'DefineAuthChallenge_Authentication' },
    /^DefineAuthChallenge_Authentication: It decides/,
  ],
  [{ ...failedLogin, errorCode: '' }, 'InitiateAuth: only a failed login of a user leads to an event'],
  [{ ...failedLogin, eventName: 'DeleteUser' }, 'DeleteUser: only a successful call leads to an event'],
  [{ ...failedLogin, eventName: 'SignUp' }, 'SignUp: The pre sign-up trigger reports it.'],
  [{ ...failedLogin, eventName: 'CreateUserPool' }, 'CreateUserPool: the catalog does not have this eventName'],
  [{ hello: 'world' }, /^it is neither a trigger event .* nor a CloudTrail record/],
  [7, /^it is neither/],
])('prints the reason why an input has no event, and succeeds: %j', async (input, why) => {
  const { code, stdout, stderr } = await normalize({ 'in.json': input }, 'in.json');

  expect([code, stdout]).toEqual([0, []]);
  expect(stderr).toHaveLength(1);
  expect(stderr[0]?.replace('in.json:1: no event: ', '')).toEqual(
    typeof why === 'string' ? why : (expect.stringMatching(why) as string),
  );
});

test('why there is nothing quotes no name that is none', async () => {
  const { stderr } = await normalize({ 'in.json': { ...login, triggerSource: 'my secret!' } }, 'in.json');

  expect(stderr).toEqual(['in.json:1: no event: AWS does not document this triggerSource']);
});

test('prints file, line and column of invalid JSON, and reads the other files', async () => {
  const { code, stderr, types } = await normalize(
    { 'bad.json': '{\n  "a": x\n}', 'in.json': login },
    'bad.json',
    'in.json',
  );

  expect([code, types, stderr]).toEqual([1, ['cognito.login.succeeded.v1'], ['bad.json:2:8: not JSON']]);
});

test('prints a bad line and the events of the good ones', async () => {
  const lines = ['START RequestId', JSON.stringify(login), '{"a":', JSON.stringify(failedLogin)].join('\n');
  const { code, stderr, types } = await normalize({ 'in.json': lines }, 'in.json', '--client', `web=${userPoolId}`);

  expect([code, types]).toEqual([1, ['cognito.login.succeeded.v1', 'cognito.login.failed.v1']]);
  expect(stderr).toEqual(['in.json:1:1: not JSON', 'in.json:3:6: not JSON']);
});

test('quotes nothing of a wrapper whose string is not JSON', async () => {
  const { code, stdout, stderr } = await normalize({ 'in.json': { events: [{ message: 'my secret' }] } }, 'in.json');

  expect([code, stdout]).toEqual([0, []]);
  expect(stderr.join()).not.toContain('secret');
});

test('a file that cannot be read is a failure that names it', async () => {
  expect(await normalize({}, 'gone.json')).toMatchObject({
    code: 1,
    stderr: ['gone.json cannot be read: ENOENT: no such file: gone.json'],
  });
});

describe('whose pool', () => {
  test('uses an unknown pool for a record without one, and prints the fix', async () => {
    const { events, stderr } = await normalize({ 'in.json': failedLogin }, 'in.json');

    expect(events[0]?.data.userPoolId).toBe('unknown');
    expect(stderr).toEqual(['in.json:1: the record names no pool. Use --client ID=POOL.']);
  });

  test('--client tells the pool of a record', async () => {
    const { events, stderr } = await normalize(
      { 'in.json': failedLogin },
      'in.json',
      '--client',
      'web=eu-central-1_Kt7QpX2nM',
    );

    expect(events[0]).toMatchObject({ source: '/aws/cognito/eu-central-1/eu-central-1_Kt7QpX2nM' });
    expect(stderr).toEqual([]);
  });

  test('with --pool inputs of other pools give nothing', async () => {
    const input = { 'in.json': [login, failedLogin] };

    expect((await normalize(input, 'in.json', '--pool', userPoolId)).types).toEqual(['cognito.login.succeeded.v1']);
    expect((await normalize(input, 'in.json', '--pool', 'eu-central-1_Other')).types).toEqual([]);
  });
});

describe('the privacy policy', () => {
  const config = (privacy: object) => ({ 'pipeline.json': { privacy }, 'in.json': [login, failedLogin] });
  const hashKeyArn = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:key-AbCdEf';

  test('without --config no attribute and no address leaves', async () => {
    const { stdout } = await normalize({ 'in.json': [login, failedLogin] }, 'in.json');

    expect(stdout.join('\n')).not.toMatch(/192\.0\.2|@/);
  });

  test('applies the policy of --config', async () => {
    const { events } = await normalize(
      config({ userAttributes: { email: 'hash' }, ipAddress: 'truncate', hashKeyArn }),
      'in.json',
      '--config',
      'pipeline.json',
    );

    expect(events[0]?.data).toMatchObject({
      userAttributes: { email: expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/) as string },
    });
    expect(events[1]?.data).toMatchObject({ ipAddress: '192.0.2.0/24' });
  });

  test('refuses an invalid configuration with every mistake', async () => {
    const { code, stderr } = await normalize(
      config({ userAttributes: { email: 'maybe' }, ipAddress: 'all' }),
      'in.json',
      '--config',
      'pipeline.json',
    );

    expect(code).toBe(2);
    expect(stderr.join('\n')).toMatch(/userAttributes\.email[^]*ipAddress/);
  });

  test.each(['missing.json', 'in.json'])('refuses --config %s without a configuration', async (file) => {
    expect((await normalize({ 'in.json': '{"a":' }, '--config', file)).code).toBe(2);
  });
});

test('refuses unknown options', async () => {
  expect((await normalize({}, '--verbose')).code).toBe(2);
});
