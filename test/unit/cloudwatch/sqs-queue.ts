import { metricKey, type MetricData } from './metric-data.ts';

/** A message in a modelled queue. */
export interface ModelMessage {
  readonly id: string;
  readonly body: string;
  readonly sentMs: number;
  /** How often it was received, in this queue and in the one that it came from. */
  receives: number;
  firstReceivedMs?: number;
  visibleMs: number;
  /** This time and the next count are the inputs of the age metric. Both start again in a dead-letter queue. */
  readonly enteredMs: number;
  receivesHere: number;
}

export interface ModelQueue {
  readonly send: (body: string, nowMs: number) => void;
  readonly receive: (most: number, nowMs: number) => readonly ModelMessage[];
  readonly delete: (id: string) => void;
  /** Hides a message until then. */
  readonly hide: (id: string, untilMs: number) => void;
  readonly size: () => number;
  /** Puts the queue's metrics of the minute that begins at `minuteMs`. */
  readonly putMetrics: (minuteMs: number) => void;
}

export interface ModelQueueOptions {
  readonly name: string;
  readonly data: MetricData;
  readonly visibilityTimeoutMs: number;
  /** @default - no dead-letter queue */
  readonly redrive?: { readonly maxReceiveCount: number; readonly to: DeadLetterQueue };
}

/** What a queue needs of its dead-letter queue. */
export interface DeadLetterQueue {
  readonly accept: (message: ModelMessage, nowMs: number) => void;
}

const minute = 60_000;
const hourMs = 60 * minute;

/** An idle queue writes no metrics after six hours, and begins within 15 minutes once it is used (SQS guide, as FACTS has it). */
const idleMs = 6 * hourMs;
const wakeMs = 15 * minute;

/** The age metric leaves a message out after its third receive ("Available CloudWatch metrics for Amazon SQS", SQS guide). */
const countedReceives = 3;

/** A standard queue in virtual time, with the metrics that SQS writes each minute. */
export function modelQueue({
  name,
  data,
  visibilityTimeoutMs,
  redrive,
}: ModelQueueOptions): ModelQueue & DeadLetterQueue {
  const messages = new Map<string, ModelMessage>();
  let count = 0;
  let sent = 0;
  let touchedMs = -Infinity;
  let wokenMs = -Infinity;
  // No message is visible earlier.
  let nextMs = Infinity;
  const touch = (nowMs: number): void => {
    if (nowMs - touchedMs > idleMs && messages.size === 0) wokenMs = nowMs + (Number.isFinite(touchedMs) ? wakeMs : 0);
    touchedMs = nowMs;
  };
  const put = (message: ModelMessage): void => {
    messages.set(message.id, message);
    nextMs = Math.min(nextMs, message.visibleMs);
  };
  const metric = (metricName: string) => metricKey('AWS/SQS', metricName, { QueueName: name });
  const metrics = {
    age: metric('ApproximateAgeOfOldestMessage'),
    visible: metric('ApproximateNumberOfMessagesVisible'),
    notVisible: metric('ApproximateNumberOfMessagesNotVisible'),
    sent: metric('NumberOfMessagesSent'),
  };
  return {
    send: (body, nowMs) => {
      touch(nowMs);
      sent += 1;
      count += 1;
      const times = { sentMs: nowMs, enteredMs: nowMs, visibleMs: nowMs };
      put({ id: `${name}-${count}`, body, ...times, receives: 0, receivesHere: 0 });
    },
    accept: (message, nowMs) => {
      touch(nowMs);
      put({ ...message, enteredMs: nowMs, visibleMs: nowMs, receivesHere: 0 });
    },
    receive: (most, nowMs) => {
      touch(nowMs);
      if (nowMs < nextMs) return [];
      const received: ModelMessage[] = [];
      nextMs = Infinity;
      for (const message of messages.values()) {
        if (received.length >= most) {
          // The rest is not looked at: one of them may be visible now.
          nextMs = nowMs;
          break;
        }
        if (message.visibleMs > nowMs) {
          nextMs = Math.min(nextMs, message.visibleMs);
          continue;
        }
        message.receives += 1;
        if (redrive && message.receives > redrive.maxReceiveCount) {
          messages.delete(message.id);
          redrive.to.accept(message, nowMs);
          continue;
        }
        message.receivesHere += 1;
        message.firstReceivedMs ??= nowMs;
        message.visibleMs = nowMs + visibilityTimeoutMs;
        nextMs = Math.min(nextMs, message.visibleMs);
        received.push(message);
      }
      return received;
    },
    delete: (id) => void messages.delete(id),
    hide: (id, untilMs) => {
      const message = messages.get(id);
      if (!message) return;
      message.visibleMs = untilMs;
      nextMs = Math.min(nextMs, untilMs);
    },
    size: () => messages.size,
    putMetrics: (minuteMs) => {
      const endMs = minuteMs + minute;
      const isIdle = messages.size === 0 && endMs - touchedMs > idleMs;
      if (isIdle || endMs < wokenMs) return;
      const all = [...messages.values()];
      const visible = all.filter(({ visibleMs }) => visibleMs <= endMs).length;
      const age = all.reduce(
        (oldest, { receivesHere, enteredMs }) =>
          receivesHere > countedReceives ? oldest : Math.max(oldest, (endMs - enteredMs) / 1000),
        0,
      );
      data.put(metrics.age, minuteMs, Math.round(age));
      data.put(metrics.visible, minuteMs, visible);
      data.put(metrics.notVisible, minuteMs, all.length - visible);
      data.put(metrics.sent, minuteMs, sent);
      sent = 0;
    },
  };
}
