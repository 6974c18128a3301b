import { userNames } from '../../../../live/events/user-names.ts';

test('remembers the newest name of a subject', () => {
  const names = userNames();
  names.of('s1', 'ann');
  names.of('s1', 'anna');

  expect([names.of('s1', undefined), names.of('s2', undefined)]).toEqual(['anna', undefined]);
});

test('remembers nothing for an event without a subject', () => {
  const names = userNames();

  expect([names.of(undefined, 'ann'), names.of(undefined, undefined)]).toEqual(['ann', undefined]);
});

test('forgets the oldest user after 50,000 others', () => {
  const names = userNames();
  for (let user = 0; user <= 50_000; user += 1) names.of(`s${user}`, `u${user}`);

  expect([names.of('s0', undefined), names.of('s1', undefined)]).toEqual([undefined, 'u1']);
});
