import { createMatcher, isFiltering, noFilter, type EventFilter } from '../../../../../live/page/state/event-filter.ts';
import { anArrivedEvent } from '../../../../given/builders/an-arrived-event.ts';

const events = [
  anArrivedEvent({ number: 1, type: 'cognito.login.attempted.v1', user: 'Ann' }),
  anArrivedEvent({
    number: 2,
    type: 'cognito.login.failed.v1',
    user: 'ben',
    source: 'cloudtrail',
    data: { reason: 'a.b' },
  }),
  anArrivedEvent({ number: 3, type: 'cognito.logout.completed.v1', user: 'li', subject: 'subject-of-ann' }),
  { ...anArrivedEvent({ number: 4, text: 'no JSON' }), type: undefined, user: undefined, subject: undefined },
];

const found = (filter: Partial<EventFilter>) =>
  createMatcher({ ...noFilter, ...filter })(events).map(({ number }) => number);

test.each<[string, Partial<EventFilter>, readonly number[]]>([
  ['no condition', {}, [1, 2, 3, 4]],
  ['a type', { type: 'cognito.login.failed.v1' }, [2]],
  ['a prefix of types', { type: 'cognito.login.' }, [1, 2]],
  ['a source', { source: 'cloudtrail' }, [2]],
  ['a part of the user or of the subject, in any case', { user: 'aNN' }, [1, 3]],
  ['a part of the text', { text: 'NO json' }, [4]],
  ['a text with a character of regular expressions', { text: 'a.b' }, [2]],
  ['a text that only looks like an expression', { text: '.*' }, []],
  ['all conditions together', { type: 'cognito.login.', user: 'ben' }, [2]],
])('finds the events of %s', (_, filter, numbers) => {
  expect(found(filter)).toEqual(numbers);
});

test('searches a chunk once', () => {
  const matches = createMatcher({ ...noFilter, user: 'ann' });

  expect(matches(events)).toBe(matches(events));
});

test('returns a chunk itself if there is no condition', () => {
  expect(createMatcher(noFilter)(events)).toBe(events);
});

test('knows whether a filter has a condition', () => {
  expect(isFiltering(noFilter)).toBe(false);
  expect(isFiltering({ ...noFilter, source: 'canary' })).toBe(true);
});
