import { randomUUID } from 'node:crypto';
import { userEvents } from '../../../../cli/smoke/user-events.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const userPoolId = 'eu-west-1_AbCdEf123';
const user = { username: 'cognito-to-kafka-smoke-1', sub: randomUUID() };
const record = (over: { subject?: string; username?: string; userPoolId?: string; type?: string }) => {
  const { type = 'cognito.login.succeeded.v1', subject, ...data } = over;
  const event = anEvent({ subject, data: { ...anEvent().data, ...data } });
  return JSON.stringify({ ...event, type, dataschema: event.dataschema.replace(event.type, type) });
};
const type = 'cognito.login.succeeded.v1';

test.each([
  ['name', { username: user.username }],
  ['sub', { subject: user.sub, username: 'f39f1aa8' }],
])('finds an event of the user by its %s, also before the user is known', (_what, over) => {
  const [early, late] = [userEvents(userPoolId), userEvents(userPoolId)];
  early.add(record(over));
  late.typesOf(user);
  late.add(record(over));

  expect([early.typesOf(user), late.typesOf(user)]).toEqual([new Set([type]), new Set([type])]);
});

test.each([
  ['another user', record({ username: 'ann', subject: randomUUID() })],
  ['a user of the same name in another pool', record({ username: user.username, userPoolId: 'eu-west-1_Other' })],
  ['a text that is not an event', `{"userPoolId":"${userPoolId}","username":"${user.username}"}`],
  ['an empty record', ''],
])('leaves out %s', (_what, value) => {
  const events = userEvents(userPoolId);
  events.add(value);
  events.typesOf(user);
  events.add(value);

  expect(events.typesOf(user)).toEqual(new Set());
});
