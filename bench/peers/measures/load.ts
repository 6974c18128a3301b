import { setTimeout as pause } from 'node:timers/promises';
import type { SqsCalls } from '../queue/sqs-calls.ts';
import type { SentMessage } from './account.ts';
import type { PreparedMessage } from './messages.ts';

type Send = Pick<SqsCalls, 'send'>;

const perCall = 10;
const intervalMs = 20;
const fillConcurrency = 8;

/** Puts every message into the queue as fast as it accepts them. */
export async function fillQueue(
  calls: Send,
  queueUrl: string,
  messages: readonly PreparedMessage[],
): Promise<readonly SentMessage[]> {
  const sent: SentMessage[] = [];
  let next = 0;
  const fill = async (): Promise<void> => {
    while (next < messages.length) {
      const part = messages.slice(next, (next += perCall));
      sent.push(...(await sendPart(calls, queueUrl, part)));
    }
  };
  await Promise.all(Array.from({ length: fillConcurrency }, fill));
  return sent;
}

export interface SteadyLoad {
  readonly perSecond: number;
  /** Ends the load, if the messages do not end before. @default - none */
  readonly signal?: AbortSignal;
}

/** Sends the messages at a steady rate, one call after the other. */
export async function sendSteadily(
  calls: Send,
  queueUrl: string,
  messages: readonly PreparedMessage[],
  { perSecond, signal }: SteadyLoad,
): Promise<readonly SentMessage[]> {
  const sent: SentMessage[] = [];
  const begin = Date.now();
  let next = 0;
  while (next < messages.length && !signal?.aborted) {
    const due = Math.min(messages.length, Math.floor(((Date.now() - begin) * perSecond) / 1000));
    while (next < due) {
      const part = messages.slice(next, Math.min(due, next + perCall));
      next += part.length;
      sent.push(...(await sendPart(calls, queueUrl, part)));
    }
    await pause(intervalMs);
  }
  return sent;
}

async function sendPart(calls: Send, queueUrl: string, part: readonly PreparedMessage[]): Promise<SentMessage[]> {
  const sentMs = Date.now();
  await calls.send(
    queueUrl,
    part.map(({ body }) => body),
  );
  return part.map((message) => ({ ...message, sentMs }));
}
