import { randomUUID } from 'node:crypto';
import { isTemporaryUser, temporaryUserIn, temporaryUserPrefix } from '../../../../contracts/temporary-user.ts';
import { createHandler } from '../../../../forwarder/handler.ts';
import { readBatch } from '../../../../kafka/records/read-batch.ts';
import { temporaryUserLines } from '../../../../forwarder/records/temporary-user-lines.ts';
import { attributeInUsername } from '../../../../privacy/username.ts';
import { aMessage } from '../../../given/builders/a-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { anSqsEvent } from '../../../given/builders/an-sqs-event.ts';
import { acceptingCluster, acceptingPorts } from '../../../given/fakes/accepting-ports.ts';

const aUser = () => `${temporaryUserPrefix}${randomUUID()}`;
const eventOf = (username: string) => anEvent({ data: { ...anEvent().data, username } });

test('logs name, type and topic of each delivered event of a temporary user', () => {
  const username = aUser();
  const messages = [eventOf(username), anEvent()].map((event) => aMessage({ body: JSON.stringify(event) }));

  const lines = temporaryUserLines(readBatch(messages, () => 'logins').outgoing);

  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    {
      time: expect.any(String) as string,
      level: 'info',
      message: 'event of temporary user delivered',
      temporaryUser: { username, type: 'cognito.login.succeeded.v1', topic: 'logins' },
    },
  ]);
});

test.each([
  'ann',
  'smoke-test',
  temporaryUserPrefix,
  `${temporaryUserPrefix}ann`,
  `x${temporaryUserPrefix}1f2e3d4c-5b6a-4988-8776-655443322110`,
])('takes %s for the name of another user', (username) => {
  expect(isTemporaryUser(username)).toBe(false);
  expect(temporaryUserIn(eventOf(username))).toBeUndefined();
});

test('creates names that the privacy policy does not omit as addresses or numbers', () => {
  const names = Array.from({ length: 2_000 }, aUser);

  expect(names.filter((name) => attributeInUsername(name) !== undefined)).toEqual([]);
});

test('logs a line for each event of a temporary user, after the line of the batch', async () => {
  const username = aUser();
  const messages = [anEvent(), eventOf(username)].map((event) => aMessage({ body: JSON.stringify(event) }));
  const lines: unknown[] = [];
  const handler = createHandler({
    ...acceptingPorts,
    cluster: { ...acceptingCluster, topicOf: () => 'logins' },
    log: (line) => void lines.push(JSON.parse(line)),
  });

  await handler(anSqsEvent(messages), { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 60_000 });

  expect(lines).toMatchObject([
    { message: 'batch forwarded', EventsDelivered: 2 },
    { message: 'event of temporary user delivered', temporaryUser: { username, topic: 'logins' } },
  ]);
});
