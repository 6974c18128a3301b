import { textOf } from '../../rules/project-files.ts';
import { deployedPipeline } from './deployed-pipeline.ts';
import { minuteMs, outageMs, scenarios, startMs, type Scenario } from './scenarios.ts';
import { simulate, type Transition } from './simulate.ts';
import { traffic } from './traffic.ts';

const byDefault = deployedPipeline();
const withCanary = deployedPipeline({ operations: { canary: true } });

/** An hour before the outage and an hour after it, so that each alarm can return to OK. */
async function run({ minutes, faults, canary = false, logins = true }: Scenario, seed = 1) {
  const hours = Math.ceil(2 + minutes / 60);
  // Half a day with one event per minute would take a test half a minute.
  const perHour = !logins ? 0 : minutes > 60 ? 15 : 60;
  const transitions = await simulate({
    pipeline: canary ? withCanary : byDefault,
    startMs,
    untilMs: startMs + hours * 60 * minuteMs,
    events: traffic(startMs, Array<number>(hours).fill(perHour), seed),
    faults: faults((nowMs) => nowMs >= outageMs && nowMs < outageMs + minutes * minuteMs),
    canary,
  });
  return transitions;
}

const minutesAfter = (atMs: number, beginMs: number): number => (atMs - beginMs) / minuteMs;

/** Spans in which an alarm was in ALARM state, in minutes since the outage began. */
function spansOf(transitions: readonly Transition[], alarm: string) {
  const own = transitions.filter((one) => one.alarm === alarm).map(({ atMs }) => minutesAfter(atMs, outageMs));
  return own.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: own[index + 1] }] : []));
}

const rows: string[] = [];

describe.each(scenarios.map((one) => [`${one.outage}, ${one.minutes} minutes`, one] as const))(
  '%s',
  (_name, scenario) => {
    let transitions: readonly Transition[];
    beforeAll(async () => {
      transitions = await run(scenario);
    });

    test('raises its alarm within 15 minutes', () => {
      const [first] = spansOf(transitions, scenario.alarm);
      rows.push(rowOf(scenario, first?.from ?? Infinity));

      expect(first?.from).toBeGreaterThan(0);
      expect(first?.from).toBeLessThanOrEqual(15);
    });

    test('keeps an alarm in ALARM state until it ends, and then returns to OK', () => {
      const spans = [scenario.alarm, ...(scenario.also ?? [])].flatMap((alarm) => spansOf(transitions, alarm));
      const held = spans.filter(({ to = Infinity }) => to >= scenario.minutes);

      expect(held.length).toBeGreaterThan(0);
      for (const { to } of spans) expect(to).toBeLessThanOrEqual(scenario.minutes + 25);
    });

    test('raises no other alarm', () => {
      const expected = [scenario.alarm, ...(scenario.also ?? [])];

      expect(transitions.filter(({ alarm }) => !expected.includes(alarm))).toEqual([]);
    });
  },
);

const rowOf = ({ outage, minutes, alarm }: Scenario, from: number): string =>
  `| ${outage} | ${minutes < 120 ? `${minutes} minutes` : `${minutes / 60} hours`} | [${alarm}](runbook.md#${alarm.toLowerCase()}) | ${Math.ceil(from)} |`;

test('docs/operations/monitoring.md lists these outages with the simulated minutes', () => {
  const shown = textOf('docs/operations/monitoring.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('runbook.md#'))
    .map((line) => line.replaceAll(/ +/g, ' '));

  expect(shown).toEqual(rows);
});
