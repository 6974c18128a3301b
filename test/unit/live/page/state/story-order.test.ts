import { append, emptyBuffer } from '../../../../../live/page/state/event-buffer.ts';
import { inStoryOrder } from '../../../../../live/page/state/story-order.ts';
import { chaptersOf, eventsOfSubject } from '../../../../../live/page/state/user-story.ts';
import type { ArrivedEvent } from '../../../../../live/wire/arrived-event.ts';
import { anArrivedEvent, firstMoment } from '../../../../given/builders/an-arrived-event.ts';

const second = Math.floor(firstMoment / 1_000) * 1_000;

/** An event, so many milliseconds after a whole second. CloudTrail reports failures, with the second only. */
function at(ms: number, name: string, number = 1): ArrivedEvent {
  const isAudit = /failed|logout/.test(name);
  const happened = second + (isAudit ? Math.floor(ms / 1_000) * 1_000 : ms);
  const event = anArrivedEvent({ number, type: `cognito.${name}.v1`, source: isAudit ? 'cloudtrail' : 'trigger' });
  return { ...event, times: { happened, consumed: firstMoment } };
}

const namesOf = (events: readonly ArrivedEvent[]) =>
  events.map(({ type }) => type?.slice('cognito.'.length, -'.v1'.length));

test('a failure of CloudTrail follows the attempt of its second that has no other end', () => {
  const first = [at(100, 'login.attempted'), at(150, 'login.succeeded'), at(160, 'token.issued')];
  const failed = [at(700, 'login.attempted'), at(690, 'login.failed')];
  const again = [at(900, 'login.attempted'), at(950, 'login.succeeded')];
  const arrived = [...first, ...again, ...failed];

  expect(namesOf(inStoryOrder(arrived))).toEqual(namesOf([...first, ...failed, ...again]));
  expect(
    chaptersOf(inStoryOrder([...first, ...failed])).map((chapter) => 'outcome' in chapter && chapter.outcome),
  ).toEqual(['succeeded', 'failed']);
});

test('a failure follows an attempt of the next second, and an attempt ends once', () => {
  const events = [
    at(1_010, 'login.attempted'),
    at(990, 'login.failed'),
    at(1_500, 'login.attempted'),
    at(1_490, 'login.failed'),
  ];

  expect(namesOf(inStoryOrder([...events].reverse()))).toEqual(namesOf(events));
});

test('an event of CloudTrail without an attempt is the last of its second', () => {
  const [refreshed, loggedOut, later] = [
    at(800, 'token.refreshed'),
    at(300, 'logout.completed'),
    at(1_000, 'user.enabled'),
  ];
  const [early, failed] = [at(-900, 'login.attempted'), at(900, 'login.failed')];

  expect(inStoryOrder([later, loggedOut, refreshed])).toEqual([refreshed, loggedOut, later]);
  expect(inStoryOrder([failed, early, refreshed])).toEqual([early, refreshed, failed]);
});

test('a trigger knows the millisecond, also if it is a whole second', () => {
  const [whole, before] = [at(0, 'token.refreshed'), at(500, 'token.issued')];

  expect(inStoryOrder([before, whole])).toEqual([whole, before]);
});

test('has the events of the subject in the order of their times, then of arrival', () => {
  const [attempted, earlier, same] = [
    at(3_000, 'login.attempted', 1),
    at(10, 'token.refreshed', 2),
    at(10, 'user.enabled', 3),
  ];
  const other = anArrivedEvent({ number: 4, subject: 'another' });
  const buffer = append(emptyBuffer, [attempted, same, earlier, other]);

  expect(eventsOfSubject(buffer, attempted.subject ?? '').map(({ number }) => number)).toEqual([2, 3, 1]);
});

test('uses the arrival of an event that does not say when it happened', () => {
  const silent = { ...anArrivedEvent({ number: 1 }), times: { consumed: firstMoment + 500 } };
  const early = { ...anArrivedEvent({ number: 2 }), times: { happened: firstMoment, consumed: firstMoment + 900 } };

  expect(inStoryOrder([silent, early])).toEqual([early, silent]);
});
