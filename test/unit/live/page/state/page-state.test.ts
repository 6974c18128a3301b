import { initialState, reduce, type Action, type PageState } from '../../../../../live/page/state/page-state.ts';
import { maxLagPoints } from '../../../../../live/wire/updates.ts';
import { aLiveState, aSnapshot, someLag } from '../../../../given/builders/a-live-snapshot.ts';
import { anArrivedEvent } from '../../../../given/builders/an-arrived-event.ts';

const numbered = (...numbers: readonly number[]) => numbers.map((number) => anArrivedEvent({ number }));
const after = (...actions: readonly Action[]): PageState => actions.reduce(reduce, initialState);
const numbersOf = ({ events }: PageState) => events.chunks.flat().map(({ number }) => number);
const snapshot = (given: Parameters<typeof aSnapshot>[0] = {}): Action => ({
  kind: 'snapshot',
  snapshot: aSnapshot({ events: numbered(5, 6), ...given }),
});

test('has the data of the first snapshot', () => {
  const state = after(snapshot());

  expect(state).toMatchObject({
    connection: 'open',
    run: 'run-1',
    server: aLiveState(),
    lag: someLag(),
    hasOldest: false,
  });
  expect(numbersOf(state)).toEqual([5, 6]);
});

test('keeps older events and what is open if the same run sends another snapshot', () => {
  const state = after(
    snapshot(),
    { kind: 'open-event', number: 5 },
    { kind: 'connection', connection: 'lost' },
    snapshot({ events: numbered(6, 7) }),
  );

  expect(numbersOf(state)).toEqual([5, 6, 7]);
  expect(state).toMatchObject({ connection: 'open', openEvent: 5 });
});

test('drops everything of an earlier run, because its numbers mean other events', () => {
  const state = after(
    snapshot(),
    { kind: 'pause' },
    { kind: 'open-event', number: 5 },
    { kind: 'filter', filter: { user: 'ann' } },
    snapshot({ run: 'run-2', events: numbered(1) }),
  );

  expect(numbersOf(state)).toEqual([1]);
  expect([state.pausedAt, state.openEvent]).toEqual([undefined, undefined]);
  expect(state.filter.user).toBe('ann');
  expect(state.hasOldest).toBe(true);
});

test('replaces the properties that changed, and adds events and points', () => {
  const [point] = someLag(1);
  const state = after(snapshot(), {
    kind: 'changes',
    changes: { state: { queues: [] }, events: numbered(7), lag: point ? [point] : [] },
  });

  expect(state.server).toEqual({ ...aLiveState(), queues: [] });
  expect(numbersOf(state)).toEqual([5, 6, 7]);
  expect(state.lag).toHaveLength(someLag().length + 1);
});

test('keeps a bounded number of points', () => {
  const state = after(snapshot(), { kind: 'changes', changes: { lag: someLag(maxLagPoints) } });

  expect(state.lag).toHaveLength(maxLagPoints);
});

test('shows the last state while the connection is lost', () => {
  expect(after(snapshot(), { kind: 'connection', connection: 'lost' })).toMatchObject({
    connection: 'lost',
    server: aLiveState(),
  });
});

test('adds older events of the same run, and knows when there are no more', () => {
  const older = (run: string, ...numbers: readonly number[]): Action => ({
    kind: 'older-events',
    run,
    events: numbered(...numbers),
  });

  expect(numbersOf(after(snapshot(), older('run-1', 3, 4)))).toEqual([3, 4, 5, 6]);
  expect(after(snapshot(), older('run-1', 3, 4)).hasOldest).toBe(false);
  expect(after(snapshot(), older('run-1')).hasOldest).toBe(true);
  expect(after(snapshot(), older('run-1', 1, 2, 3, 4)).hasOldest).toBe(true);
  expect(numbersOf(after(snapshot(), older('run-0', 3, 4)))).toEqual([5, 6]);
});

test('pauses at the newest event, and resumes', () => {
  expect(after(snapshot(), { kind: 'pause' }).pausedAt).toBe(6);
  expect(after(snapshot(), { kind: 'pause' }, { kind: 'resume' }).pausedAt).toBeUndefined();
});

test('opens and closes an event', () => {
  expect(after({ kind: 'open-event', number: 6 }).openEvent).toBe(6);
  expect(after({ kind: 'open-event', number: 6 }, { kind: 'close-event' }).openEvent).toBeUndefined();
});

test('applies the response to a request before the server reports it', () => {
  const change: Action = { kind: 'server-state', state: { feed: { from: 'nowhere' } } };

  expect(after(snapshot(), change).server?.feed).toEqual({ from: 'nowhere' });
  expect(after(change)).toBe(initialState);
});
