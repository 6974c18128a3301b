import fc from 'fast-check';
import { failOpen } from '../../triggers/fail-open.ts';
import { observe } from '../../triggers/observe.ts';
import { PublishError } from '../../triggers/errors.ts';
import { aTriggerEvent, sampleSources } from '../builders/a-trigger-event.ts';
import { fakeBus } from '../fakes/fake-bus.ts';

const secret = 'Tr0ub4dor&3';

/** Members in which some trigger carries a password, a code, a token or an answer, each with the secret. */
const secretRequest = {
  password: secret,
  code: secret,
  codeParameter: secret,
  linkParameter: secret,
  usernameParameter: secret,
  challengeName: secret,
  challengeAnswer: secret,
  privateChallengeParameters: { answer: secret },
  session: [{ challengeName: secret, challengeResult: true, challengeMetadata: secret }],
  validationData: { [secret]: secret },
  clientMetadata: { [secret]: secret },
  groupConfiguration: { groupsToOverride: [secret], iamRolesToOverride: [secret], preferredRole: secret },
  scopes: [secret],
  userNotFound: secret,
  newDeviceUsed: secret,
  attributes: { tokenResponse: { access_token: secret }, idToken: { email: secret }, samlResponse: { name: secret } },
};

const attributeNames = fc.oneof(
  fc.string(),
  fc.constantFrom('email', 'phone_number', 'name', 'address', 'identities', 'custom:ssn', 'cognito:user_status'),
);
const secretAttributes = fc.dictionary(attributeNames, fc.constant(secret), { maxKeys: 12 });
const bus = fc.constantFrom('accepts', 'refuses');

/** Everything that leaves the trigger function for an event: what is published, and what is logged. */
async function whatLeaves(input: object, busDoes: string): Promise<string> {
  const fake = fakeBus(busDoes === 'refuses' ? { refusal: new PublishError('ThrottlingException', secret) } : {});
  const handler = failOpen(() => (event, requestId) => observe(event, requestId, fake.ports), fake.ports.log);
  await handler({ ...input, response: secretRequest, password: secret }, { awsRequestId: 'request-1' });
  expect(fake.published.length + fake.logged.length).toBe(1);
  return JSON.stringify(fake.published) + fake.logged.join('');
}

test('with an empty policy no secret leaves with an event, nor into the log', async () => {
  const sources = fc.constantFrom(...sampleSources, 'UserMigration_Authentication', 'VerifyAuthChallengeResponse_X');

  await fc.assert(
    fc.asyncProperty(sources, secretAttributes, bus, async (triggerSource, attributes, busDoes) => {
      const userAttributes = { ...attributes, sub: 'c2f58484-40a1-70d6-1e83-9b5cf2f7a6d1' };
      const input = { ...aTriggerEvent(), triggerSource, request: { ...secretRequest, userAttributes } };

      expect(await whatLeaves(input, busDoes)).not.toContain(secret);
    }),
    { numRuns: 500 },
  );
});

test.each(['accepts', 'refuses'])('a user name with personal data does not leave when the bus %s', async (busDoes) => {
  for (const userName of [`${secret}@example.org`, `ann+${secret}@localhost`]) {
    expect(await whatLeaves(aTriggerEvent(undefined, { userName }), busDoes)).not.toContain(secret);
  }
});

test('what is no trigger event is not logged', async () => {
  const inputs = [
    { body: secret },
    { triggerSource: `PreSignUp ${secret}` },
    { userPoolId: secret, triggerSource: {} },
  ];

  for (const input of inputs) expect(await whatLeaves(input, 'accepts')).not.toContain(secret);
});

test('an error that quotes its input is logged without its message', async () => {
  const logged: string[] = [];
  const handler = failOpen(
    () => () => Promise.reject(new TypeError(`cannot read ${secret}`)),
    (line) => void logged.push(line),
  );

  await handler({ password: secret });

  expect(logged).toHaveLength(1);
  expect(logged.join('')).not.toContain(secret);
});
