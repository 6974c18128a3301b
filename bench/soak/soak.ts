import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { clientSettings } from '../../local/rig/aws-environment.ts';
import { waitFor } from '../../local/rig/wait-for.ts';
import { onDeployment, type Deployment } from './deployment.ts';
import { planFaults, type Fault, type FaultPlanSettings } from './fault-plan.ts';
import { faultPorts } from './fault-ports.ts';
import { injectFault } from './inject-fault.ts';
import { openLedger, type Account } from './ledger.ts';
import { putIntoBus, sendLoad } from './load.ts';
import { openProgress, type Progress } from './progress.ts';
import { readTopic } from './read-topic.ts';

export interface SoakSettings extends Omit<FaultPlanSettings, 'brokers'> {
  readonly events: number;
  readonly perSecond: number;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface Soaked {
  readonly account: Account;
  readonly faults: readonly Fault[];
}

const reportEveryMs = 10_000;
// A message waits 15 minutes for its next turn at the most, and 3 more if the forwarder died with it.
const idleLimitMs = 20 * 60_000;

/** Sends the events through a pipeline of its own while faults hit it, waits until the queue is empty and keeps account. */
export const soak = (settings: SoakSettings): Promise<Soaked> =>
  onDeployment(settings, (deployment) => soakDeployment(deployment, settings));

async function soakDeployment(deployment: Deployment, settings: SoakSettings): Promise<Soaked> {
  const { events, perSecond } = settings;
  const { endpoint, bootstrap, topic, outputs } = deployment.pipeline;
  const over = new AbortController();
  // Ends the load also when a fault or the waiting fails, for it would go on for ever without a bus.
  const signal = AbortSignal.any([settings.signal, over.signal]);
  const ledger = openLedger(events);
  const progress = openProgress(deployment.pipeline);
  const put = putIntoBus(new EventBridgeClient(clientSettings(endpoint)), outputs['EventBusName'] ?? '');
  const begin = Date.now();
  const told = teller(settings.print, begin);
  let sent = 0;
  const onPut = (count: number): void => {
    sent = count;
  };
  const watch = setInterval(() => {
    void progress.look().then(
      (now) => {
        told.progress(sent, now);
      },
      () => undefined,
    );
  }, reportEveryMs);
  try {
    const load = sendLoad({ events, perSecond, put, ledger, onPut, signal });
    const faults = await makeFaults(deployment, { ...settings, signal }, { load, tell: told.print });
    await drained(progress.look, signal);
    told.progress(sent, await progress.look());
    await readTopic(bootstrap, topic, ledger.enter);
    await progress.readDeadLetters(ledger.enterDeadLetter);
    return { account: ledger.account(), faults };
  } finally {
    clearInterval(watch);
    over.abort();
  }
}

/** Makes one fault after the other until everything is sent, but each kind once at least. Throws what the load throws. */
async function makeFaults(
  deployment: Deployment,
  { signal, ...settings }: SoakSettings,
  { load, tell }: { readonly load: Promise<void>; readonly tell: (line: string) => void },
): Promise<Fault[]> {
  const ports = faultPorts(deployment, { tell, signal });
  const made: Fault[] = [];
  let isSent = false as boolean;
  // Its failure is thrown below; until then it must not go unhandled.
  load.then(
    () => (isSent = true),
    () => (isSent = true),
  );
  for (const fault of planFaults({ ...settings, brokers: deployment.cluster.brokers.length })) {
    if (isSent && made.length >= settings.kinds.length) break;
    await ports.pause(fault.afterMs);
    tell(describeFault(fault));
    await injectFault(fault, ports);
    made.push(fault);
  }
  await load;
  return made;
}

/** Resolves when the queue is empty. Throws if nothing has moved for longer than any message may wait. */
async function drained(look: () => Promise<Progress>, signal: AbortSignal): Promise<void> {
  let last: Progress | undefined;
  let movedAt = Date.now();
  const isEmpty = async (): Promise<boolean> => {
    const now = await look();
    if (now.inQueue !== last?.inQueue || now.inKafka !== last.inKafka) movedAt = Date.now();
    if (Date.now() - movedAt > idleLimitMs) throw new Error(`${now.inQueue} messages are stuck in the queue.`);
    last = now;
    return now.inQueue === 0;
  };
  await waitFor(isEmpty, { what: 'the queue to be empty', timeoutMs: Infinity, intervalMs: 500, signal });
}

function teller(print: (line: string) => void, begin: number) {
  const withTime = (line: string): void => {
    print(`${((Date.now() - begin) / 1000).toFixed(1).padStart(7)} s  ${line}`);
  };
  return {
    print: withTime,
    progress: (sent: number, { inKafka, inQueue, deadLetters }: Progress): void => {
      withTime(`sent ${sent}, records in Kafka ${inKafka}, in the queue ${inQueue}, dead letters ${deadLetters}`);
    },
  };
}

function describeFault({ kind, brokers, holdMs }: Fault): string {
  const where = brokers.map((index) => `broker ${index + 1}`);
  return `fault: ${[kind, ...where].join(' ')}, ${(holdMs / 1000).toFixed(1)} s`;
}
