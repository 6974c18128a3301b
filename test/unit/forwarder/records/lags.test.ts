import { lagsOf } from '../../../../forwarder/records/lags.ts';
import type { Message } from '../../../../kafka/records/message.ts';
import { readBatch } from '../../../../kafka/records/read-batch.ts';
import { aMessage } from '../../../given/builders/a-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { anExampleEvent } from '../../../given/builders/an-example-event.ts';

const minuteMs = 60_000;
const acknowledgedMs = Date.UTC(2026, 10, 24, 12);
/** An event of the fact that happened so many minutes before its acknowledgement. */
const minutesAgo = (minutes: number) => new Date(acknowledgedMs - minutes * minuteMs).toISOString();
const lagsIn = (event: object, over: Partial<Message> = {}) =>
  lagsOf(readBatch([aMessage({ body: JSON.stringify(event), ...over })], () => 'events').outgoing, acknowledgedMs);

const ofTrigger = (minutes: number) => anEvent({ time: minutesAgo(minutes) });
const ofCloudTrail = (minutes: number) => ({ ...anExampleEvent('cognito.login.failed.v1'), time: minutesAgo(minutes) });
/** Sent to the queue so many minutes before the acknowledgement. */
const sent = (minutes: number) => ({ sentMs: acknowledgedMs - minutes * minuteMs });

test('separates events from triggers and from CloudTrail', () => {
  expect(lagsIn(ofTrigger(2), sent(2))).toEqual({ triggerLags: [2 * minuteMs], auditLags: [] });
  expect(lagsIn(ofCloudTrail(7), sent(1))).toEqual({ triggerLags: [], auditLags: [7 * minuteMs] });
});

test.each([
  ['a trigger event that was 10 minutes old when it was sent', ofTrigger(800), sent(790), 1],
  ['a trigger event that was older', ofTrigger(800), sent(789), 0],
  ['an event from CloudTrail that was an hour old when it was sent', ofCloudTrail(800), sent(740), 1],
  ['an event from CloudTrail that was older', ofCloudTrail(800), sent(739), 0],
  ['a replayed message', ofTrigger(1), { ...sent(1), replayed: true }, 0],
  ['a message without a time of sending', ofTrigger(800), {}, 1],
])('has a lag for %s: %#', (_what, event, over, count) => {
  const { triggerLags, auditLags } = lagsIn(event, over);

  expect([...triggerLags, ...auditLags]).toHaveLength(count);
});

test('has a lag of 0 for an event from a clock that is ahead', () => {
  expect(lagsIn(ofTrigger(-1), sent(0)).triggerLags).toEqual([0]);
});
