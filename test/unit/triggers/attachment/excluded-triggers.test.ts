import { excludedTriggersOf, excludedTriggersText } from '../../../../triggers/attachment/excluded-triggers.ts';

const pools = [
  { id: 'eu-west-1_One', excludeTriggers: ['PreSignUp', 'CustomMessage'] },
  { id: 'eu-west-1_Two' },
  { id: 'eu-west-1_Three', excludeTriggers: ['PostConfirmation'] },
] as const;

test('names each excluded trigger with its pool', () => {
  expect(excludedTriggersText(pools)).toBe(
    'eu-west-1_One/PreSignUp,eu-west-1_One/CustomMessage,eu-west-1_Three/PostConfirmation',
  );
  expect(excludedTriggersText([{ id: 'eu-west-1_Two' }])).toBe('');
});

test('returns the excluded triggers of one pool, and of no other pool', () => {
  const text = excludedTriggersText(pools);

  expect(excludedTriggersOf(text, 'eu-west-1_One')).toEqual(['PreSignUp', 'CustomMessage']);
  expect(excludedTriggersOf(text, 'eu-west-1_Two')).toEqual([]);
  expect(excludedTriggersOf(text, 'eu-west-1_Three')).toEqual(['PostConfirmation']);
  expect(excludedTriggersOf(text, 'One')).toEqual([]);
  expect(excludedTriggersOf('', 'eu-west-1_One')).toEqual([]);
});
