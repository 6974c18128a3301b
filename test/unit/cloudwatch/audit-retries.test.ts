import { web } from '../../given/builders/an-audit-record.ts';
import { ownCall, refusedLogin } from './audit-function.ts';
import { deployedPipeline } from './deployed-pipeline.ts';
import { minuteMs, startMs } from './scenarios.ts';
import { simulate, type SimulationOptions } from './simulate.ts';

const pipeline = deployedPipeline();
const callMs = startMs + 30 * minuteMs;

/** Two hours in which nobody logs in, with these records. */
const quietHours = (records: SimulationOptions['records'], faults: SimulationOptions['faults'] = {}) =>
  simulate({
    ...{ pipeline, startMs, untilMs: startMs + 120 * minuteMs, events: [], faults },
    ...(records ? { records } : {}),
  });

const oneCall = [{ atMs: callMs + 3 * minuteMs, body: ownCall(1, callMs) }];
const cognitoUnavailable = (minutes: number) => ({
  cognitoUnavailable: (nowMs: number) => nowMs >= callMs && nowMs < callMs + minutes * minuteMs,
});

test('one record that returns twice raises no alarm', async () => {
  expect(await quietHours(oneCall, cognitoUnavailable(7))).toEqual([]);
});

test('one record raises AuditRetries within 15 minutes while Cognito is unavailable', async () => {
  const [first] = await quietHours(oneCall, cognitoUnavailable(60));

  expect(first).toMatchObject({ alarm: 'AuditRetries', state: 'ALARM' });
  expect((first?.atMs ?? Infinity) - callMs).toBeLessThanOrEqual(15 * minuteMs);
});

describe('refused logins every ten seconds, half a minute after the call', () => {
  const records = (clientId: string) =>
    Array.from({ length: 240 }, (_unused, index) => {
      const atMs = callMs + index * 10_000;
      return { atMs: atMs + 30_000, body: refusedLogin(index, atMs, clientId) };
    });

  test('raise no alarm if they are of another pool', async () => {
    expect(await quietHours(records('7otherpool7otherpool7other'))).toEqual([]);
  });

  test('raise AuditRetries within 15 minutes if Cognito does not list the app clients', async () => {
    const [first] = await quietHours(records(web.clientId), cognitoUnavailable(60));

    expect(first).toMatchObject({ alarm: 'AuditRetries', state: 'ALARM' });
    expect((first?.atMs ?? Infinity) - callMs).toBeLessThanOrEqual(15 * minuteMs);
  });
});

test('users of another pool who delete their accounts raise RecordsWithoutPool only', async () => {
  const records = Array.from({ length: 6 }, (_unused, index) => {
    const atMs = callMs + index * 2 * minuteMs;
    return { atMs: atMs + minuteMs, body: ownCall(index, atMs, 'DeleteUser') };
  });
  const alarms = new Set((await quietHours(records)).map(({ alarm }) => alarm));

  expect([...alarms]).toEqual(['RecordsWithoutPool']);
});
