import { apart, atLeast, atMost } from '../../../bench/goal.ts';

test('a figure has two digits, or as many as it needs to differ from the wanted one', () => {
  expect([apart(0.84, 0.85), apart(0.8499, 0.85), apart(0.85, 0.85)]).toEqual(['0.84', '0.8499', '0.85']);
  expect([apart(99.6, 100), apart(250, 256)]).toEqual(['99.6', '250']);
});

test('a goal is reached at the wanted figure', () => {
  expect(atLeast('speed', 0.85, 0.85)).toEqual(['speed', '0.85', '>= 0.85', 'yes']);
  expect(atMost('size', 1.11, 1.1)).toEqual(['size', '1.11', '<= 1.1', 'no']);
});
