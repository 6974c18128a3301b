import type { SwitchRequest, Switches } from '../../live/wire/local-actions.ts';
import { switchBus } from '../rig/bus-control.ts';
import { startKafka, stopKafka } from '../rig/kafka.ts';
import type { Pipeline } from '../rig/pipeline.ts';
import { UsageError } from '../../platform/usage-error.ts';

/** The switches of the local pipeline. */
export interface LocalSwitches {
  readonly state: () => Switches;
  /** Resolves once the switch has its new state. Rejects with a UsageError if it cannot be turned now. */
  readonly turn: (request: SwitchRequest) => Promise<Switches>;
}

/** Returns the switches, all without a fault. `onChange` is called after each change. */
export function localSwitches(
  { broker, runFolder }: Pick<Pipeline, 'broker' | 'runFolder'>,
  onChange: () => void,
): LocalSwitches {
  let state: Switches = {
    kafka: 'running',
    bus: 'working',
    ...(broker ? {} : { kafkaNotSwitchable: 'This Kafka was started by someone else.' }),
  };
  const set = (change: Partial<Switches>): void => {
    state = { ...state, ...change };
    onChange();
  };
  const turnKafka = async (wanted: 'running' | 'stopped'): Promise<void> => {
    if (!broker) throw new UsageError('This Kafka was started by someone else. Stop it there.');
    if (state.kafka === wanted) return;
    if (state.kafka !== 'running' && state.kafka !== 'stopped')
      throw new UsageError(`Kafka is ${state.kafka}. Wait for the end of that.`);
    const before = state.kafka;
    set({ kafka: wanted === 'running' ? 'starting' : 'stopping' });
    try {
      await (wanted === 'running' ? startKafka(broker) : stopKafka(broker));
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
        await switchBus({ runFolder }, request.bus);
        set({ bus: request.bus });
      }
      return state;
    },
  };
}
