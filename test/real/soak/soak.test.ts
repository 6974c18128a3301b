import { isComplete, soakReport } from '../../../bench/soak/report.ts';
import { soak } from '../../../bench/soak/soak.ts';

test('nothing is lost while a broker is killed, one is frozen and one restarts', async () => {
  const told: string[] = [];
  const { account, faults } = await soak({
    events: 2000,
    perSecond: 125,
    seed: 7,
    kinds: ['kill', 'freeze', 'stop'],
    afterMs: [300, 1000],
    holdMs: [1500, 2500],
    print: (line) => told.push(line),
    signal: new AbortController().signal,
  });

  expect(
    faults
      .map(({ kind }) => kind)
      .slice(0, 3)
      .sort(),
  ).toEqual(['freeze', 'kill', 'stop']);
  expect(account).toMatchObject({ sent: 2000, delivered: 2000, deadLetters: 0, lost: 0, wrong: 0, firstWrong: [] });
  expect(isComplete(account)).toBe(true);
  expect(soakReport(account)).toMatch(/lost +0/);
  expect(told).toContainEqual(expect.stringMatching(/fault: kill broker \d/));
});
