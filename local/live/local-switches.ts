import type { SwitchRequest, Switches } from '../../live/wire/local-actions.ts';
import { UsageError } from '../../platform/usage-error.ts';
import type { BusMode } from '../rig/bus-control.ts';

interface SwitchPorts {
  /** The broker of the pipeline; undefined if someone else started it. */
  readonly kafka: { readonly start: () => Promise<void>; readonly stop: () => Promise<void> } | undefined;
  readonly setBus: (mode: BusMode) => Promise<void>;
  /** Called after each change. */
  readonly onChange: () => void;
}

/** The switches of the local pipeline. */
export interface LocalSwitches {
  readonly state: () => Switches;
  /** Resolves once the switch has its new state. Rejects with a UsageError if it cannot be turned now. */
  readonly turn: (request: SwitchRequest) => Promise<Switches>;
}

/** Returns the switches, all without a fault. */
export function localSwitches({ kafka, setBus, onChange }: SwitchPorts): LocalSwitches {
  let state: Switches = {
    kafka: 'running',
    bus: 'working',
    ...(kafka ? {} : { kafkaNotSwitchable: 'This Kafka was started by someone else.' }),
  };
  const set = (change: Partial<Switches>): void => {
    state = { ...state, ...change };
    onChange();
  };
  const turnKafka = async (wanted: 'running' | 'stopped'): Promise<void> => {
    if (!kafka) throw new UsageError('This Kafka was started by someone else. Stop it there.');
    if (state.kafka === wanted) return;
    if (state.kafka !== 'running' && state.kafka !== 'stopped')
      throw new UsageError(`Kafka is ${state.kafka}. Wait for the end of that.`);
    const before = state.kafka;
    set({ kafka: wanted === 'running' ? 'starting' : 'stopping' });
    try {
      await (wanted === 'running' ? kafka.start() : kafka.stop());
      set({ kafka: wanted });
    } catch (error) {
      set({ kafka: wanted === 'running' ? 'stopped' : before });
      throw error;
    }
  };
  return {
    state: () => state,
    turn: async (request) => {
      if ('kafka' in request) await turnKafka(request.kafka);
      else {
        await setBus(request.bus);
        set({ bus: request.bus });
      }
      return state;
    },
  };
}
