import { canaryOf, scheduledCanaryId } from '../../../contracts/canary.ts';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { delivery } from '../../../triggers/publish/delivery.ts';
import type { Publish } from '../../../triggers/publish/event-bus.ts';
import { normalizeAndPublish } from '../../../triggers/publish/normalize-and-publish.ts';
import { seededRandom } from '../../../bench/seeded-random.ts';
import { alarmStates, type AlarmState } from './alarm-state.ts';
import type { DeployedPipeline, DeployedQueue } from './deployed-pipeline.ts';
import { lambdaPoller, type Invoked } from './lambda-poller.ts';
import { modelAudit, ownCall } from './audit-function.ts';
import { metricData } from './metric-data.ts';
import { modelForwarder, modelOutbox } from './model-functions.ts';
import { modelQueue, type ModelMessage } from './sqs-queue.ts';

/** What is wrong at a time, in epoch milliseconds. @default - nothing */
export interface Faults {
  readonly topicUnavailable?: (topic: string, nowMs: number) => boolean;
  readonly busRefuses?: (nowMs: number) => boolean;
  readonly outboxRefuses?: (nowMs: number) => boolean;
  readonly forwarderThrottled?: (nowMs: number) => boolean;
  readonly forwarderFails?: (nowMs: number) => boolean;
  readonly forwarderDisabled?: (nowMs: number) => boolean;
  readonly ruleDisabled?: (nowMs: number) => boolean;
  readonly auditFails?: (nowMs: number) => boolean;
  readonly auditDisabled?: (nowMs: number) => boolean;
  readonly cognitoUnavailable?: (nowMs: number) => boolean;
  readonly trailSilent?: (nowMs: number) => boolean;
}

export interface SimulationOptions {
  readonly pipeline: DeployedPipeline;
  readonly startMs: number;
  readonly untilMs: number;
  /** The events of triggers by their times, oldest first. */
  readonly events: readonly { readonly atMs: number; readonly event: IdentityEvent }[];
  /** CloudTrail's records by the times of their delivery, oldest first. @default - one for each event, 3 minutes after it */
  readonly records?: readonly { readonly atMs: number; readonly body: string }[];
  readonly faults?: Faults;
  /** Whether a canary is sent every 5 minutes. @default false */
  readonly canary?: boolean;
}

/** When an alarm changed its state. */
export interface Transition {
  readonly alarm: string;
  readonly state: AlarmState;
  readonly atMs: number;
}

const no = () => false;
const secondMs = 1000;
const minuteMs = 60 * secondMs;
const cloudTrailMs = 3 * minuteMs;
/** The pipeline runs for so long before its alarms are evaluated: those of a new stack have no data yet. */
const warmUpMs = 15 * minuteMs;

/**
 * Runs the deployed pipeline in virtual time, with the product's own handlers, and evaluates its alarms every minute.
 * Resolves with every change of an alarm's state; an alarm begins as OK.
 */
export async function simulate(options: SimulationOptions): Promise<readonly Transition[]> {
  const { pipeline, startMs, untilMs, events, faults = {}, canary = false } = options;
  const { busRefuses = no, outboxRefuses = no, ruleDisabled = no, auditFails = no, trailSilent = no } = faults;
  const { auditDisabled = no, cognitoUnavailable = no } = faults;
  const { records = events.map(({ atMs }, index) => ({ atMs: atMs + cloudTrailMs, body: ownCall(index, atMs) })) } =
    options;
  const data = metricData();
  const random = seededRandom(7);
  const ports = { bus: pipeline.busName, log: data.putLine, random };
  const queueOf = ({ queueName: name, deadLetterQueueName, visibilityTimeoutMs, maxReceiveCount }: DeployedQueue) => {
    const to = modelQueue({ name: deadLetterQueueName, data, visibilityTimeoutMs: 30_000 });
    return {
      queue: modelQueue({ name, data, visibilityTimeoutMs, redrive: { maxReceiveCount, to } }),
      deadLetters: to,
    };
  };
  const forwarder = queueOf(pipeline.forwarder);
  const outbox = queueOf(pipeline.outbox);
  const audit = queueOf(pipeline.audit);
  const putOnBus = (event: object, nowMs: number): void => {
    if (!ruleDisabled(nowMs)) forwarder.queue.send(JSON.stringify(event), nowMs);
  };
  const publishAt =
    (nowMs: number): Publish =>
    (given) => {
      if (busRefuses(nowMs)) return Promise.resolve(given.map((event) => ({ event, code: 'InternalFailure' })));
      for (const event of given) putOnBus(event, nowMs);
      return Promise.resolve([]);
    };
  const trigger = async (event: IdentityEvent, nowMs: number): Promise<void> => {
    const deliver = delivery({
      publish: publishAt(nowMs),
      sendToOutbox: (refusals) => {
        if (outboxRefuses(nowMs)) return Promise.resolve(refusals);
        for (const refusal of refusals) outbox.queue.send(JSON.stringify(refusal.event), nowMs);
        return Promise.resolve([]);
      },
      budget: { busMs: 1000, outboxMs: 1000 },
      clock: () => nowMs,
    });
    await normalizeAndPublish(
      { input: {}, requestId: undefined, at: new Date(nowMs), normalize: () => ({ events: [event] }) },
      {
        privacy: () => Promise.resolve({ policy: {} }),
        deliver,
        bus: pipeline.busName,
        log: (line) => {
          data.putLine(line, nowMs);
        },
        clock: () => nowMs,
        newId: () => scheduledCanaryId,
      },
    );
  };
  const { topicUnavailable = no, forwarderFails = no, forwarderDisabled = no, forwarderThrottled = no } = faults;
  const forward = modelForwarder(forwarder.queue, (topic, nowMs) => !topicUnavailable(topic, nowMs), ports);
  const cognitoAnswers = (nowMs: number) => !cognitoUnavailable(nowMs);
  const readRecords = modelAudit({ ...ports, publish: publishAt, cognitoAnswers });
  const pollers = [
    lambdaPoller({
      ...pipeline.forwarder,
      ...{ queue: forwarder.queue, data },
      invoke: (messages: readonly ModelMessage[], nowMs: number): Promise<Invoked> =>
        forwarderFails(nowMs) ? Promise.resolve('error') : forward(messages, nowMs),
      isEnabled: (nowMs) => !forwarderDisabled(nowMs),
      isThrottled: forwarderThrottled,
    }),
    lambdaPoller({
      ...pipeline.outbox,
      ...{ queue: outbox.queue, data, invoke: modelOutbox(publishAt, ports), isEnabled: () => true, isThrottled: no },
    }),
    lambdaPoller({
      ...pipeline.audit,
      ...{ queue: audit.queue, data, isEnabled: (nowMs) => !auditDisabled(nowMs), isThrottled: no },
      invoke: (messages, nowMs) => (auditFails(nowMs) ? Promise.resolve('error') : readRecords(messages, nowMs)),
    }),
  ];
  const queues = [forwarder, outbox, audit].flatMap(({ queue, deadLetters }) => [queue, deadLetters]);
  const alarms = pipeline.alarms.map((alarm) => ({
    name: alarm.name,
    stateAt: alarmStates(alarm, { data, quota: 1000 }),
  }));
  const states = new Map<string, AlarmState>();
  const transitions: Transition[] = [];
  let next = 0;
  let nextRecord = 0;
  for (let nowMs = startMs; nowMs < untilMs; nowMs += secondMs) {
    for (let due = events[next]; due && due.atMs <= nowMs; due = events[(next += 1)]) await trigger(due.event, nowMs);
    for (let due = records[nextRecord]; due && due.atMs <= nowMs; due = records[(nextRecord += 1)])
      if (!trailSilent(nowMs)) audit.queue.send(due.body, nowMs);
    if (canary && (nowMs - startMs) % (5 * minuteMs) === 0 && !busRefuses(nowMs))
      putOnBus(canaryOf(scheduledCanaryId, new Date(nowMs).toISOString()), nowMs);
    for (const poller of pollers) await poller.step(nowMs);
    if ((nowMs + secondMs) % minuteMs !== 0) continue;
    const endMs = nowMs + secondMs;
    for (const queue of queues) queue.putMetrics(endMs - minuteMs);
    for (const { name, stateAt } of endMs < startMs + warmUpMs ? [] : alarms) {
      const state = stateAt(endMs);
      if (state === (states.get(name) ?? 'OK')) continue;
      states.set(name, state);
      transitions.push({ alarm: name, state, atMs: endMs });
    }
  }
  return transitions;
}
