import type { Fault } from '../../../../bench/soak/fault-plan.ts';
import { injectFault, type FaultPorts } from '../../../../bench/soak/inject-fault.ts';

/** Ports that keep what was done, in order; `pause` fails with the error it is given. */
function recordedPorts(failure?: Error) {
  const done: string[] = [];
  const note = (what: string): Promise<void> => {
    done.push(what);
    return Promise.resolve();
  };
  const onBroker = (what: string) => (broker: number) => note(`${what} ${broker}`);
  const ports: FaultPorts = {
    brokers: {
      kill: onBroker('kill'),
      stop: onBroker('stop'),
      start: onBroker('start'),
      freeze: onBroker('freeze'),
      thaw: onBroker('thaw'),
    },
    killForwarder: () => note('kill forwarder'),
    enableSource: (enabled) => note(`source ${enabled ? 'on' : 'off'}`),
    pause: async (ms) => {
      await note(`pause ${ms}`);
      if (failure) throw failure;
    },
  };
  return { done, ports };
}

const aFault = (over: Partial<Fault>): Fault => ({ kind: 'kill', afterMs: 0, holdMs: 300, brokers: [1], ...over });

test.each([
  [aFault({ kind: 'kill' }), ['kill 1', 'pause 300', 'start 1']],
  [aFault({ kind: 'stop', brokers: [0, 2] }), ['stop 0', 'stop 2', 'pause 300', 'start 0', 'start 2']],
  [aFault({ kind: 'freeze' }), ['freeze 1', 'pause 300', 'thaw 1']],
  [aFault({ kind: 'kill-forwarder' }), ['freeze 1', 'pause 300', 'kill forwarder', 'thaw 1']],
  [aFault({ kind: 'pause-source', brokers: [] }), ['source off', 'pause 300', 'source on']],
])('%j is made, held and mended', async (fault, steps) => {
  const { done, ports } = recordedPorts();
  await injectFault(fault, ports);

  expect(done).toEqual(steps);
});

test.each([
  [aFault({ kind: 'kill' }), 'start 1'],
  [aFault({ kind: 'freeze' }), 'thaw 1'],
  [aFault({ kind: 'kill-forwarder' }), 'thaw 1'],
  [aFault({ kind: 'pause-source', brokers: [] }), 'source on'],
])('%j is mended also when it is cut short, and the call rejects with the reason', async (fault, mended) => {
  const { done, ports } = recordedPorts(new Error('Ctrl-C'));

  await expect(injectFault(fault, ports)).rejects.toThrow('Ctrl-C');
  expect(done.at(-1)).toBe(mended);
});
