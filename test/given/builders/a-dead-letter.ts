import type { DeadLetter } from '../../../live/wire/dead-letters.ts';
import type { Job } from '../../../live/wire/jobs.ts';
import { anArrivedEvent } from './an-arrived-event.ts';

/** A message of the dead-letter queue: an event that failed its schema. */
export const aDeadLetter = (given: Partial<DeadLetter> = {}): DeadLetter => {
  const { id = '', type = '', subject = '', time = '', text, bytes } = anArrivedEvent();
  return {
    queue: 'dead-letters',
    messageId: '6f1c0f0e-0000-4d0b-9a6e-000000000001',
    id,
    type,
    subject,
    time,
    deadLetteredAt: '2026-11-30T09:12:47.001Z',
    sentAt: '2026-11-30T09:12:45.201Z',
    reason: 'SCHEMA_VIOLATED',
    attempts: 1,
    bytes,
    state: 'invalid',
    cause: 'The event does not match the schema of its type: data.stage is missing.',
    fix: 'Edit the event with "replay edit", or purge it.',
    repetition: 'It would fail again, because its schema rejects it.',
    body: { state: 'shown', text },
    ...given,
  };
};

/** A job whose dry run selected two messages. */
export const aJob = (given: Partial<Job> = {}): Job => ({
  id: 'job-1',
  request: { kind: 'send', queues: ['dead-letters'] },
  state: 'ready',
  startedAt: Date.UTC(2026, 10, 30, 9, 14),
  progress: { done: 3, total: 3 },
  dryRun: {
    matched: 2,
    destinations: { 'dead-letters': 'the queue' },
    types: { 'cognito.login.succeeded.v1': 2 },
    failed: {},
    skipped: { SCHEMA_VIOLATED: 1 },
    reports: [],
  },
  ...given,
});
