import { randomUUID } from 'node:crypto';
import { isTemporaryUser, temporaryUserIn, temporaryUserPrefix } from '../../contracts/temporary-user.ts';
import { readBatch } from '../../forwarder/read-batch.ts';
import { temporaryUserLines } from '../../forwarder/temporary-user-lines.ts';
import { attributeInUsername } from '../../triggers/username.ts';
import { aMessage } from '../builders/a-message.ts';
import { anEvent } from '../builders/an-event.ts';

const aUser = () => `${temporaryUserPrefix}${randomUUID()}`;
const eventOf = (username: string) => anEvent({ data: { ...anEvent().data, username } });

test('logs the name, the type and the topic of each delivered event of a temporary user', () => {
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
  `x${temporaryUserPrefix}${randomUUID()}`,
])('takes %s for the name of another user', (username) => {
  expect(isTemporaryUser(username)).toBe(false);
  expect(temporaryUserIn(eventOf(username))).toBeUndefined();
});

test('its name is never taken for an address or a number, which the privacy policy would omit', () => {
  const names = Array.from({ length: 2_000 }, aUser);

  expect(names.filter((name) => attributeInUsername(name) !== undefined)).toEqual([]);
});
