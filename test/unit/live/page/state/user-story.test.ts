import { chaptersOf, maxPauseMs } from '../../../../../live/page/state/user-story.ts';
import type { ArrivedEvent } from '../../../../../live/wire/arrived-event.ts';
import { anArrivedEvent, firstMoment } from '../../../../given/builders/an-arrived-event.ts';

/** Events of one user, a second apart, or at the second that follows the type. */
const events = (...steps: readonly (string | readonly [string, number])[]): ArrivedEvent[] =>
  steps.map((step, index) => {
    const [name, second] = typeof step === 'string' ? [step, index] : step;
    const event = anArrivedEvent({ number: index + 1, type: `cognito.${name}.v1` });
    return { ...event, times: { happened: firstMoment + second * 1_000, consumed: firstMoment } };
  });

const told = (given: readonly ArrivedEvent[]) =>
  chaptersOf(given).map((chapter) => {
    const names = chapter.events.map(({ type }) => type?.slice('cognito.'.length, -'.v1'.length)).join(' ');
    return chapter.kind === 'event' ? names : `${chapter.outcome}/${chapter.failures}: ${names}`;
  });

test('groups an attempt, its failures, the success and the token', () => {
  const login = ['login.attempted', 'login.failed', 'login.attempted', 'login.succeeded', 'token.issued'];

  expect(told(events('sign_up.confirmed', ...login, 'token.refreshed', 'logout.completed'))).toEqual([
    'sign_up.confirmed',
    `succeeded/1: ${login.join(' ')}`,
    'token.refreshed',
    'logout.completed',
  ]);
});

test.each([
  ['failed/2', ['login.attempted', 'login.failed', 'login.attempted', 'login.failed']],
  ['denied/0', ['login.attempted', 'login.denied']],
  ['open/0', ['login.attempted', 'challenge.issued', 'challenge.answered']],
  ['succeeded/0', ['login.succeeded', 'token.issued']],
])('ends a login as %s', (outcome, names) => {
  expect(told(events(...names))).toEqual([`${outcome}: ${names.join(' ')}`]);
});

test('begins another login with an attempt after a success, and after a long pause', () => {
  expect(told(events('login.attempted', 'login.succeeded', 'login.attempted'))).toEqual([
    'succeeded/0: login.attempted login.succeeded',
    'open/0: login.attempted',
  ]);
  expect(told(events('login.attempted', ['login.failed', 1], ['login.attempted', 2 + maxPauseMs / 1_000]))).toEqual([
    'failed/1: login.attempted login.failed',
    'open/0: login.attempted',
  ]);
});

test('leaves a token without a login on its own', () => {
  expect(told(events('token.issued', 'login.attempted', 'token.issued'))).toEqual([
    'token.issued',
    'open/0: login.attempted',
    'token.issued',
  ]);
});
