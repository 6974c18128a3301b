import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { delivery } from '../../../triggers/publish/delivery.ts';
import { refuseAll, type Publish, type Refusal } from '../../../triggers/publish/event-bus.ts';
import type { SendToOutbox } from '../../../triggers/publish/outbox.ts';
import type { LazyProcessor } from '../../../triggers/publish/fail-open.ts';
import { normalizeAndPublish, type ProcessorPorts } from '../../../triggers/publish/normalize-and-publish.ts';
import type { Privacy } from '../../../privacy/privacy.ts';
import { anId } from '../builders/a-trigger-event.ts';
import { triggerHandler } from './trigger-handler.ts';

interface FakeBusOptions {
  /** The code with which every event is refused. @default - everything is accepted */
  readonly refusal?: string;
  /** What a publish does in place of keeping the events or refusing them. */
  readonly publish?: Publish | undefined;
  /** The outbox; 'accepts' accepts everything. @default - no outbox */
  readonly outbox?: SendToOutbox | 'accepts' | undefined;
  /** Milliseconds for the bus, and again for the outbox. @default 1000 */
  readonly budgetMs?: number;
  readonly privacy?: Partial<Privacy>;
}

/** Milliseconds that pass between two readings of the clock. */
export const tickMs = 12.4;

/** Ports that keep what was published, sent to the outbox and logged; the nth id is `anId(n)`. */
export function fakeBus({ refusal, publish, outbox, budgetMs = 1_000, privacy = {} }: FakeBusOptions = {}) {
  const published: IdentityEvent[] = [];
  const sentToOutbox: Refusal[] = [];
  const logged: string[] = [];
  let [ids, ticks] = [0, 0];
  const take: Publish = (events) => {
    if (refusal !== undefined) return Promise.resolve(refuseAll(events, refusal));
    published.push(...events);
    return Promise.resolve([]);
  };
  const acceptAll: SendToOutbox = (refusals) => {
    sentToOutbox.push(...refusals);
    return Promise.resolve([]);
  };
  const budget = { busMs: budgetMs, outboxMs: budgetMs };
  const sendToOutbox = outbox === 'accepts' ? acceptAll : outbox;
  const ports: ProcessorPorts = {
    privacy: () => Promise.resolve({ policy: {}, ...privacy }),
    deliver: delivery({ publish: publish ?? take, sendToOutbox, budget, clock: () => performance.now() }),
    bus: 'identity',
    log: (line) => void logged.push(line),
    clock: () => tickMs * ++ticks,
    newId: () => anId(++ids),
  };
  const processor: LazyProcessor = {
    start: () => (invocation) => normalizeAndPublish(invocation, ports),
    log: ports.log,
    bus: () => ports.bus,
  };
  /** The handler of the trigger function, over these ports. */
  const handler = triggerHandler(processor);
  const lines = () => logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  /** The log lines about events that were not normalized or not published. */
  const complaints = () => lines().filter(({ level }) => level === 'error');
  return { published, sentToOutbox, logged, ports, processor, handler, lines, complaints };
}
