import { Readable } from 'node:stream';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { delivery, type Deliver } from '../publish/delivery.ts';
import { publishToEventBus } from '../publish/event-bus.ts';
import { observe, type ObserverPorts } from '../publish/observe.ts';
import { normalize } from '../normalize/trigger-event/normalize.ts';

/** What is rehearsed with. */
export type RehearsalPorts = Pick<ObserverPorts, 'privacy' | 'newId' | 'clock'>;

// With so many the compiler has seen the code often enough; together they take less than the first event would lose.
const times = 20;

/** A login of nobody. */
const login = {
  version: '1',
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_Rehearsal',
  userName: 'nobody',
  callerContext: { awsSdkVersion: 'none', clientId: 'none' },
  triggerSource: 'PostAuthentication_Authentication',
  request: { userAttributes: { sub: '00000000-0000-4000-8000-000000000000' }, newDeviceUsed: false },
  response: {},
};

/**
 * Does all that is done for an event, but for the network and the log: what it publishes goes to a bus that is none, in
 * this process. The first event then finds its code compiled. Resolves with how many the bus accepted; never rejects.
 */
export async function rehearse({ privacy, newId, clock }: RehearsalPorts): Promise<{ readonly published: number }> {
  const publish = publishToEventBus(new EventBridgeClient({ requestHandler: noBus, maxAttempts: 1 }), 'rehearsal');
  const deliver = delivery({ publish, keep: undefined, budget: { busMs: 1000, outboxMs: 0 }, clock });
  let published = 0;
  const counting: Deliver = async (events) => {
    const delivered = await deliver(events);
    published += delivered.published;
    return delivered;
  };
  const ports = { privacy, newId, clock, deliver: counting, bus: undefined, log: () => undefined };
  for (let count = 0; count < times; count++) {
    await observe({ input: structuredClone(login), requestId: 'rehearsal', at: new Date(), normalize }, ports);
  }
  return { published };
}

const answer = JSON.stringify({ FailedEntryCount: 0, Entries: [{ EventId: 'none' }] });

/** Answers as EventBridge does when it has accepted the one event of a call. */
const noBus = {
  handle: () =>
    Promise.resolve({
      response: { statusCode: 200, headers: {}, body: Readable.from([Buffer.from(answer)]) },
    }),
};
