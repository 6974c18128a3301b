import type { ReplayState } from '../../../../replay/archive/event-archive.ts';
import { followReplay } from '../../../../replay/archive/follow-replay.ts';
import type { ReplayAws } from '../../../../replay/replay-ports.ts';

const replay = { name: 'again', from: new Date('2026-11-24T03:00:00Z'), to: new Date('2026-11-24T04:00:00Z') };
const running = (time: string) => ({ state: 'RUNNING', reached: new Date(`2026-11-24T${time}Z`) });

/** Follows a replay through these states; the percent that the operator sees after each, and the end of the report. */
async function followed(states: ReplayState[]) {
  const shown: number[] = [];
  let [percent, isEnded] = [0, false];
  const aws = { archive: { stateOf: () => Promise.resolve(states.shift()) } } as unknown as ReplayAws;
  const advance = (count: number) => {
    percent += count;
    shown.push(percent);
  };
  const state = await followReplay(
    replay,
    { aws },
    {
      clock: { now: () => new Date(), sleep: () => Promise.resolve() },
      ui: {
        progress: () => ({ advance, end: () => (isEnded = true) }),
        interrupted: () => new AbortController().signal,
      },
      report: () => undefined,
    },
    new AbortController().signal,
  );
  return { state, shown, isEnded };
}

test('shows the part of the time that was replayed, which never decreases', async () => {
  const states = [
    { state: 'STARTING' },
    running('03:15:00'),
    running('03:45:30'),
    running('03:30:00'),
    running('03:48:00'),
    { state: 'COMPLETED' },
  ];

  expect(await followed(states)).toEqual({ state: 'COMPLETED', shown: [0, 25, 75, 75, 80, 100], isEnded: true });
});

test('shows the part that was replayed before a replay failed', async () => {
  const states = [running('03:30:00'), { ...running('03:36:00'), state: 'FAILED', reason: 'no room' }];

  expect(await followed(states)).toEqual({ state: 'FAILED', shown: [50, 60], isEnded: true });
});
