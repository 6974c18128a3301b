import { localSwitches } from '../../../../local/live/local-switches.ts';
import type { Switches } from '../../../../live/wire/local-actions.ts';

/** Switches over a broker whose starts and stops the test ends. */
function someSwitches({ hasBroker = true } = {}) {
  const calls: string[] = [];
  const states: Switches[] = [];
  let pending = Promise.withResolvers<undefined>();
  const wait = (call: string) => {
    calls.push(call);
    pending = Promise.withResolvers<undefined>();
    return pending.promise;
  };
  const switches = localSwitches({
    kafka: hasBroker ? { start: () => wait('start'), stop: () => wait('stop') } : undefined,
    setBus: (mode) => Promise.resolve(void calls.push(mode)),
    onChange: () => void states.push(switches.state()),
  });
  return {
    ...switches,
    calls,
    kafkaStates: () => states.map(({ kafka }) => kafka),
    succeed: () => {
      pending.resolve(undefined);
    },
    fail: (message: string) => {
      pending.reject(new Error(message));
    },
  };
}

test('nothing is at fault at first', () => {
  expect(someSwitches().state()).toEqual({ kafka: 'running', bus: 'working' });
});

test('stops and starts Kafka, and shows each step', async () => {
  const { turn, calls, kafkaStates, succeed } = someSwitches();
  const stopped = turn({ kafka: 'stopped' });
  succeed();
  expect(await stopped).toMatchObject({ kafka: 'stopped' });
  const started = turn({ kafka: 'running' });
  succeed();
  await started;

  expect(calls).toEqual(['stop', 'start']);
  expect(kafkaStates()).toEqual(['stopping', 'stopped', 'starting', 'running']);
});

test('does nothing if Kafka has the wanted state', async () => {
  const { turn, calls, kafkaStates } = someSwitches();

  expect(await turn({ kafka: 'running' })).toMatchObject({ kafka: 'running' });
  expect([calls, kafkaStates()]).toEqual([[], []]);
});

test('a second tab cannot turn a switch that is being turned', async () => {
  const { turn, calls, succeed } = someSwitches();
  const first = turn({ kafka: 'stopped' });
  for (const kafka of ['running', 'stopped'] as const)
    await expect(turn({ kafka })).rejects.toThrow('Kafka is stopping. Wait for the end of that.');
  succeed();
  await first;

  expect(calls).toEqual(['stop']);
});

test.each([
  ['stop', ['stopping', 'running']],
  ['start', ['stopping', 'stopped', 'starting', 'stopped']],
] as const)('has the state before after a failed %s, and can be turned again', async (failing, states) => {
  const { turn, kafkaStates, succeed, fail, state } = someSwitches();
  if (failing === 'start') {
    const stopped = turn({ kafka: 'stopped' });
    succeed();
    await stopped;
  }
  const wanted = failing === 'start' ? 'running' : 'stopped';
  const failed = turn({ kafka: wanted });
  fail('port 9092 is taken');
  await expect(failed).rejects.toThrow('port 9092 is taken');
  expect(kafkaStates()).toEqual(states);
  const again = turn({ kafka: wanted });
  succeed();
  await again;

  expect(state().kafka).toBe(wanted);
});

test('cannot stop a Kafka that someone else started, and says so', async () => {
  const { turn, state } = someSwitches({ hasBroker: false });

  await expect(turn({ kafka: 'stopped' })).rejects.toThrow('This Kafka was started by someone else. Stop it there.');
  expect(state()).toMatchObject({ kafka: 'running', kafkaNotSwitchable: 'This Kafka was started by someone else.' });
});

test('sets the bus', async () => {
  const { turn, calls } = someSwitches();

  expect([await turn({ bus: 'refusing' }), await turn({ bus: 'slow' })].map(({ bus }) => bus)).toEqual([
    'refusing',
    'slow',
  ]);
  expect(calls).toEqual(['refusing', 'slow']);
});
