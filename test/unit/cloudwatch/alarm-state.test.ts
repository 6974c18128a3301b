import { alarmStates, type AlarmDefinition } from './alarm-state.ts';
import { metricData, metricKey } from './metric-data.ts';
import { parseExpression } from './metric-math.ts';

const minuteMs = 60_000;
const nowMs = Date.UTC(2026, 10, 24, 12);
const key = metricKey('Test', 'Count');

/** The state of an alarm above 0, by default three of three minutes; the first point is the oldest, "-" is a missing one. */
function stateOf(points: string, over: Partial<AlarmDefinition> = {}) {
  const data = metricData();
  const all = points.split('');
  // The newest minute is always missing, because data points come late.
  all.forEach((point, index) => {
    if (point !== '-') data.put(key, nowMs - (all.length - index + 1) * minuteMs, Number(point));
  });
  const alarm: AlarmDefinition = {
    ...{ name: 'Test', expression: parseExpression('value'), metrics: { value: { key, statistic: 'Sum' } } },
    ...{ periodMs: minuteMs, periods: 3, breaching: 3, threshold: 0, comparison: 'GreaterThanThreshold' },
    treatMissingData: 'notBreaching',
    ...over,
  };
  return alarmStates(alarm, { data })(nowMs);
}

test.each([
  ['111', 'ALARM'],
  ['110', 'OK'],
  ['1-1', 'OK'],
  // "Configuring how CloudWatch alarms treat missing data": older data points count where newer ones are missing.
  ['111--', 'ALARM'],
  ['1111-----', 'OK'],
  ['', 'OK'],
])('%s has the state %s', (points, state) => {
  expect(stateOf(points)).toBe(state);
});

test.each([
  ['10000', 'ALARM'],
  ['01000000', 'OK'],
])('%s with one of six minutes has the state %s', (points, state) => {
  expect(stateOf(points, { periods: 6, breaching: 1, expression: parseExpression('FILL(value, 0)') })).toBe(state);
});

test('a missing data point breaches where that is asked for', () => {
  const below = { threshold: 1, comparison: 'LessThanThreshold', treatMissingData: 'breaching' } as const;

  expect(stateOf('', below)).toBe('ALARM');
  expect(stateOf('555', below)).toBe('OK');
});

test('an older data point hides that newer ones are missing, but for FILL', () => {
  const below = { periods: 1, breaching: 1, threshold: 1, comparison: 'LessThanThreshold' } as const;

  expect(stateOf('5--', { ...below, treatMissingData: 'breaching' })).toBe('OK');
  expect(stateOf('5--', { ...below, expression: parseExpression('FILL(value, 0)') })).toBe('ALARM');
});

test('no data points are INSUFFICIENT_DATA where missing data is treated as missing', () => {
  expect(stateOf('', { treatMissingData: 'missing' })).toBe('INSUFFICIENT_DATA');
});
