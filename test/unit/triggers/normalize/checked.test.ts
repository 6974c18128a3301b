import { checked } from '../../../../triggers/normalize/checked.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const wrong = anEvent({ id: 'not a UUID' });

test('events that pass their schemas are given out, in their order', () => {
  const events = [anEvent(), anEvent()];

  expect(checked(events)).toEqual({ events });
});

test('no event is no fact', () => {
  expect(checked([])).toEqual({ nothing: 'NO_FACT' });
});

test.each([
  ['alone', [wrong]],
  ['first', [wrong, anEvent()]],
  ['last', [anEvent(), wrong]],
])('an event that violates its schema is not given out, nor is its neighbour: %s', (_where, events) => {
  expect(checked(events)).toEqual({ problem: 'SCHEMA_VIOLATED', refused: wrong });
});
