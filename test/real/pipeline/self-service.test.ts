import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { EventOf, EventType } from '../../../contracts/catalog.ts';
import { readEvent } from '../../../contracts/read-event.ts';
import { awsEnvironment, clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { openKnownUsers } from '../../../triggers/known-users/dependencies.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';

const pipeline = deployedPipeline();
const settings = clientSettings(pipeline.endpoint);
const cognito = new CognitoIdentityProviderClient(settings);
const userPoolId = output('UserPoolId');
let reader: TopicReader;

beforeAll(async () => {
  reader = await openTopicReader(pipeline.bootstrap, pipeline.topic);
});

afterAll(() => reader.close());

/** Waits for the event of a type about a user. */
const eventOf = <Type extends EventType>(type: Type, subject: string): Promise<EventOf<Type>> =>
  waitFor(
    () => {
      const events = reader.records
        .map(({ value }) => readEvent(value))
        .flatMap((read) => ('event' in read ? [read.event] : []));
      return (events as EventOf<Type>[]).find((event) => event.type === type && event.subject === subject);
    },
    { what: `an event ${type}`, timeoutMs: 90_000 },
  );

/** A user who has signed up and logged in, with the own `sub`. */
async function aLoggedInUser(username: string) {
  const user = new CognitoUser(cognito, output('UserPoolClientId'), username);
  const subject = await user.signUp();
  await user.confirm();
  await user.logIn();
  return { user, subject };
}

test("calls with a user's own token reach Kafka, although the records name no pool", async () => {
  const { user, subject } = await aLoggedInUser('wanda');

  await user.changePassword();
  await user.logOut();
  await user.logIn();
  await user.deleteAccount();

  const ofUser = { subject, source: expect.stringContaining(userPoolId) as string };
  expect(await eventOf('cognito.password.changed.v1', subject)).toMatchObject({
    ...ofUser,
    data: { userPoolId, eventName: 'ChangePassword' },
  });
  expect(await eventOf('cognito.logout.completed.v1', subject)).toMatchObject({
    ...ofUser,
    data: { userPoolId, scope: 'global' },
  });
  expect(await eventOf('cognito.user.deleted.v1', subject)).toMatchObject({
    ...ofUser,
    data: { userPoolId, by: 'self' },
  });
});

test('the deletion of a user who only logged in reaches Kafka after a cold start', async () => {
  const table = openKnownUsers(output('KnownUsersTableName'), awsEnvironment(pipeline.endpoint));
  const { user, subject } = await aLoggedInUser('xaver');
  await waitFor(async () => (await table.get(subject)) !== undefined, {
    what: 'the user in the table',
    timeoutMs: 60_000,
  });
  const environment = await functionEnvironment(new LambdaClient(settings), output('AuditFunctionName'));
  try {
    await environment.set({ STARTED_ANEW: 'yes' });
    await user.deleteAccount();

    expect(await eventOf('cognito.user.deleted.v1', subject)).toMatchObject({
      subject,
      data: { userPoolId, by: 'self' },
    });
  } finally {
    await environment.restore();
  }
});
