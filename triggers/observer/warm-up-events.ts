import { delivery, type Deliver } from '../publish/delivery.ts';
import { publishToEventBus } from '../publish/event-bus.ts';
import { normalizeAndPublish, type ProcessorPorts } from '../publish/normalize-and-publish.ts';

export type WarmUpPorts = Pick<ProcessorPorts, 'privacy' | 'newId' | 'clock'>;

// After 20 events V8 has compiled the code. They take less time than the first event would lose.
const times = 20;

/** A synthetic login. */
const login = {
  version: '1',
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_WarmUp',
  userName: 'nobody',
  callerContext: { awsSdkVersion: 'none', clientId: 'none' },
  triggerSource: 'PostAuthentication_Authentication',
  request: { userAttributes: { sub: '00000000-0000-4000-8000-000000000000' }, newDeviceUsed: false },
  response: {},
};

/**
 * Runs synthetic events through the complete code path, with a stub event bus in this process and no log output. V8 has then
 * compiled the code before the first real event. Resolves with the number of events that the bus accepted; never rejects.
 */
export async function runWarmUpEvents({ privacy, newId, clock }: WarmUpPorts): Promise<{ readonly published: number }> {
  const publish = publishToEventBus(stubEventBus, 'warm-up');
  const deliver = delivery({ publish, sendToOutbox: undefined, budget: { busMs: 1000, outboxMs: 0 }, clock });
  let published = 0;
  const counting: Deliver = async (events) => {
    const delivered = await deliver(events);
    published += delivered.published;
    return delivered;
  };
  const ports = { privacy, newId, clock, deliver: counting, bus: undefined, log: () => undefined };
  for (let count = 0; count < times; count++) {
    await normalizeAndPublish({ input: structuredClone(login), requestId: 'warm-up', at: new Date() }, ports);
  }
  return { published };
}

/** Accepts the one event of a call. */
const stubEventBus = () => Promise.resolve({ Entries: [{ EventId: 'none' }] });
