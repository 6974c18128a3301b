import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { EventOf, EventType, IdentityEvent } from '../../../contracts/catalog.ts';
import { readEvent } from '../../../contracts/read-event.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser, newPassword } from '../../../local/rig/cognito-user.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';

const pipeline = deployedPipeline();
const settings = clientSettings(pipeline.endpoint);
const cognito = new CognitoIdentityProviderClient(settings);
const userPoolId = output('UserPoolId');
let reader: TopicReader;

beforeAll(async () => {
  reader = await openTopicReader(pipeline.bootstrap, pipeline.topic);
});

afterAll(() => reader.close());

const events = (): IdentityEvent[] =>
  reader.records.map(({ value }) => readEvent(value)).flatMap((read) => ('event' in read ? [read.event] : []));

/** Waits for an event of a type that passes. */
const eventOf = <Type extends EventType>(
  type: Type,
  passes: (event: EventOf<Type>) => boolean,
): Promise<EventOf<Type>> =>
  waitFor(() => (events() as EventOf<Type>[]).find((event) => event.type === type && passes(event)), {
    what: `an event ${type}`,
    timeoutMs: 60_000,
  });

async function newClient(UserPoolId: string): Promise<string> {
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'other',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    }),
  );
  return UserPoolClient?.ClientId ?? '';
}

test('a wrong password through an app client newer than the stack is a failed login', async () => {
  const clientId = await newClient(userPoolId);
  const user = new CognitoUser(cognito, clientId, 'rosa');
  const subject = await user.signUp();
  await user.confirm();
  await user.logInWrongly();

  const event = await eventOf('cognito.login.failed.v1', ({ data }) => data.clientId === clientId);
  expect(event).toMatchObject({
    subject,
    source: expect.stringContaining(userPoolId) as string,
    data: {
      userPoolId,
      eventName: 'InitiateAuth',
      reason: 'wrong_password_or_unknown_user',
      errorCode: 'NotAuthorizedException',
      stage: 'initiate',
      flow: 'USER_PASSWORD_AUTH',
    },
  });
  expect(JSON.stringify(event)).not.toMatch(/rosa|127\.0\.0\.1|HIDDEN/);
});

test("events of an administrator's calls contain only the sub of the user", async () => {
  const Username = 'sven';
  const { User } = await cognito.send(
    new AdminCreateUserCommand({ UserPoolId: userPoolId, Username, TemporaryPassword: newPassword() }),
  );
  await cognito.send(new AdminDisableUserCommand({ UserPoolId: userPoolId, Username }));
  const sub = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;

  const disabled = await eventOf('cognito.user.disabled.v1', ({ subject }) => subject === sub);
  const created = await eventOf('cognito.user.created_by_admin.v1', ({ subject }) => subject === sub);
  expect(JSON.stringify([created, disabled])).not.toContain(Username);
});

test('records of another pool give nothing', async () => {
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'not-ours' }));
  const foreign = new CognitoUser(cognito, await newClient(UserPool?.Id ?? ''), 'tess');
  await foreign.signUp();
  await foreign.confirm();
  await foreign.logInWrongly();
  // Events of the foreign calls would arrive before those of the observed pool.
  const ours = new CognitoUser(cognito, output('UserPoolClientId'), 'udo');
  const subject = await ours.signUp();
  await ours.confirm();
  await ours.logInWrongly();

  await eventOf('cognito.login.failed.v1', (event) => event.subject === subject);
  expect(events().filter(({ data }) => data.userPoolId !== userPoolId)).toEqual([]);
});
