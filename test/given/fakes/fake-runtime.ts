import type { DeliveryMode } from '../../../contracts/delivery-mode.ts';
import {
  startTriggerRuntime,
  type RuntimeEnvironment,
  type RuntimePorts,
} from '../../../triggers/observer/trigger-runtime.ts';
import { fakeExtension } from './fake-extension.ts';

/** Ports of the trigger runtime that note each step, and the lines of the log. `over` replaces some of them. */
export function fakeRuntime(env: RuntimeEnvironment = {}, over: Partial<RuntimePorts> = {}) {
  const { extension, ...control } = fakeExtension();
  const steps: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const load = (mode: DeliveryMode) => {
    steps.push(`load ${mode}`);
    return Promise.resolve({
      processor: ({ input }: { readonly input: unknown }) =>
        Promise.resolve(void steps.push(`${mode}: ${String(input)}`)),
      warmUp: () => Promise.resolve(void steps.push('warm')),
      check: (sample: unknown) => Promise.resolve(void steps.push(`check ${String(sample)}`)),
    });
  };
  const ports: RuntimePorts = {
    register: () => Promise.resolve(extension),
    load,
    log: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  };
  const start = () => startTriggerRuntime({ EVENT_BUS_NAME: 'identity', ...env }, { ...ports, ...over });
  return { ...control, steps, lines, load, start };
}
