import type { IdentityEvent } from '../../contracts/catalogue.ts';
import { refuseAll, type Publish } from '../../triggers/delivery/event-bus.ts';
import { failOpen, type Look } from '../../triggers/fail-open.ts';
import { observe, type Observation, type ObserverPorts } from '../../triggers/observe.ts';
import type { Privacy } from '../../triggers/privacy.ts';
import { aNormalizeContext, anId } from '../builders/a-trigger-event.ts';

interface FakeBusOptions {
  /** The code with which every event is refused. @default - everything is accepted */
  readonly refusal?: string;
  /** What a publish does in place of keeping the events or refusing them. */
  readonly publish?: Publish;
  readonly privacy?: Partial<Privacy>;
}

/** The ports of an observer that keep what was published and what was logged; the nth id is `anId(n)`. */
export function fakeBus({ refusal, publish, privacy = {} }: FakeBusOptions = {}) {
  const published: IdentityEvent[] = [];
  const logged: string[] = [];
  let ids = 0;
  const ports: ObserverPorts = {
    privacy: () => Promise.resolve({ policy: {}, ...privacy }),
    publish:
      publish ??
      ((events) => {
        if (refusal !== undefined) return Promise.resolve(refuseAll(events, refusal));
        published.push(...events);
        return Promise.resolve([]);
      }),
    log: (line) => void logged.push(line),
    now: () => aNormalizeContext().now,
    newId: () => anId(++ids),
  };
  /** The look of the trigger functions, over these ports. */
  const look: Look<Observation> = failOpen(() => (observation) => observe(observation, ports), ports.log);
  const lines = () => logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { published, logged, ports, look, lines };
}
