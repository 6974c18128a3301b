import { everyTopic, topicOf } from '../../../../kafka/records/route.ts';

const topics = {
  topic: 'identity-events',
  topicsByType: {
    'cognito.login.failed.v1': 'alerts',
    'cognito.': 'cognito',
    'cognito.login.': 'logins',
    'cognito.logout.completed.v1': 'logins',
  },
};

test.each([
  ['cognito.login.failed.v1', 'alerts'],
  ['cognito.login.succeeded.v1', 'logins'],
  ['cognito.logout.completed.v1', 'logins'],
  ['cognito.token.issued.v1', 'cognito'],
  ['cognito.login.failed.v10', 'logins'],
])('routes %s by the longest name that matches: %s', (type, topic) => {
  expect(topicOf(type, topics)).toBe(topic);
});

test('routes a type that no name matches to the default topic', () => {
  const topicsByType = { 'cognito.login.failed.v1': 'alerts', 'cognito.logout.': 'logouts' };

  expect(topicOf('cognito.login.failed.v12', { topic: 'identity-events', topicsByType })).toBe('identity-events');
  expect(topicOf('cognito.login.failed.v1', { topic: 'identity-events', topicsByType: {} })).toBe('identity-events');
});

test('every topic is named once', () => {
  expect(everyTopic(topics)).toEqual(['identity-events', 'alerts', 'cognito', 'logins']);
  expect(everyTopic({ topic: 'identity-events', topicsByType: {} })).toEqual(['identity-events']);
});
