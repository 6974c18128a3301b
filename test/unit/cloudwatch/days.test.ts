import { deployedPipeline } from './deployed-pipeline.ts';
import { minuteMs } from './scenarios.ts';
import { simulate, type Faults, type SimulationOptions } from './simulate.ts';
import { traffic } from './traffic.ts';

const startMs = Date.UTC(2026, 10, 24);
const pipeline = deployedPipeline();
const hourMs = 60 * minuteMs;

/** Events of each hour: none for five hours of the night. */
const calmDay = [2, 0, 0, 0, 0, 0, 3, 20, 60, 80, 60, 40, 40, 60, 60, 60, 40, 30, 20, 20, 10, 10, 5, 3];

const day = (over: Partial<SimulationOptions> = {}) =>
  simulate({ pipeline, startMs, untilMs: startMs + 24 * hourMs, events: traffic(startMs, calmDay), ...over });

/** Whether a time is in the span that begins so many hours after midnight. */
const during = (hour: number, seconds: number) => (nowMs: number) =>
  nowMs >= startMs + hour * hourMs && nowMs < startMs + hour * hourMs + 1000 * seconds;

test('a calm day raises no alarm', async () => {
  expect(await day()).toEqual([]);
});

test('a calm day with canaries raises no alarm', async () => {
  const withCanary = deployedPipeline({ operations: { canary: true } });

  expect(await day({ pipeline: withCanary, canary: true })).toEqual([]);
});

test('a busy day with a new leader, throttling and a short bus outage raises no alarm', async () => {
  const throttled = [11, 11.1, 15].map((hour) => during(hour, 40));
  const faults: Faults = {
    topicUnavailable: (topic, nowMs) => topic === 'logins' && during(9.5, 15)(nowMs),
    forwarderThrottled: (nowMs) => throttled.some((isNow) => isNow(nowMs)),
    busRefuses: during(13.2, 60),
    auditFails: during(16, 60),
  };
  const busy = calmDay.map((count) => 5 * count);

  expect(await day({ faults, events: traffic(startMs, busy) })).toEqual([]);
});

test('neither a day without logins nor the first login after it raises an alarm', async () => {
  expect(await day({ events: traffic(startMs + 23 * hourMs, [3]) })).toEqual([]);
});

test('a dead letter raises its alarm within 15 minutes, and the alarm lasts', async () => {
  const fails = { topicUnavailable: (topic: string) => topic === 'logins' };
  const impatient = { ...pipeline, forwarder: { ...pipeline.forwarder, maxReceiveCount: 3 } };
  const [first] = traffic(startMs, [0, 1]);
  const found = await day({ pipeline: impatient, events: first ? [first] : [], faults: fails });
  const [raised, ...more] = found.filter(({ alarm }) => alarm === 'DeadLetters');

  expect(raised?.state).toBe('ALARM');
  expect((raised?.atMs ?? Infinity) - (first?.atMs ?? 0)).toBeLessThan(15 * minuteMs);
  expect(more).toEqual([]);
});

test('two days of successful logins, whose records the rules omit, raise no alarm', async () => {
  const events = traffic(startMs, [...calmDay, ...calmDay]);

  expect(await day({ events, records: [], untilMs: startMs + 48 * hourMs })).toEqual([]);
});

describe('two busy days on which a trail delivers nothing more', () => {
  const events = traffic(
    startMs,
    [...calmDay, ...calmDay].map((count) => 10 * count),
  );
  const silentFrom = startMs + 8 * hourMs;
  const run = (config: object = {}) =>
    simulate({
      ...{ pipeline: deployedPipeline(config), startMs, untilMs: startMs + 48 * hourMs, events },
      faults: { trailSilent: (nowMs) => nowMs >= silentFrom },
    });

  test('raise NoAuditRecords after 12 to 24 hours', async () => {
    const [first, ...more] = await run();

    expect(first).toMatchObject({ alarm: 'NoAuditRecords', state: 'ALARM' });
    expect((first?.atMs ?? 0) - silentFrom).toBeGreaterThan(12 * hourMs);
    expect((first?.atMs ?? Infinity) - silentFrom).toBeLessThanOrEqual(25 * hourMs);
    expect(more).toEqual([]);
  });
});
