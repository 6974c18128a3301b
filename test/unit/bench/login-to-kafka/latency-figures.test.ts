import {
  goalLines,
  headings,
  profileRow,
  type ProfileTimes,
} from '../../../../bench/login-to-kafka/latency-figures.ts';

const times = (arrivals: readonly number[], more: Partial<ProfileTimes> = {}): ProfileTimes => ({
  profile: 'low-latency',
  floor: [2, 4, 9],
  calls: [30, 40, 50],
  arrivals,
  afterAnswer: [-5, 8, 9],
  batchEvents: 1.24,
  ...more,
});

test('a row has a cell for each heading, with the settings of the profile', () => {
  const row = profileRow(times([40, 20, 60], { profile: 'balanced' }));

  expect(row).toHaveLength(headings.length);
  expect(row).toEqual(['balanced', '100', '1 s', '4.0', '40.0', '40.0', '60.0', '10.0x', '8.0', '1.2']);
});

test('a profile without a window says so', () => {
  expect(profileRow(times([40])).slice(0, 3)).toEqual(['low-latency', '10', 'none']);
});

test('reports each goal with its figure and the place of the measurement', () => {
  expect(goalLines([times([50, 50, 80])])).toEqual([
    'low-latency, p50: 50.0 ms, goal <= 50 ms (emulator, not AWS): yes',
    'low-latency, p99: 80.0 ms, goal <= 80 ms (emulator, not AWS): yes',
  ]);
  expect(goalLines([times([51, 51, 81])]).map((line) => line.endsWith('no'))).toEqual([true, true]);
});

test('has no goal for the other profiles', () => {
  expect(goalLines([times([1000], { profile: 'balanced' })])).toEqual([]);
});
