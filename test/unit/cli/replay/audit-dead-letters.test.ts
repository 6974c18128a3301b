import type { QueueMessageAttributes } from '../../../../replay/messages/queue-message.ts';
import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { anAuditRecord } from '../../../given/builders/an-audit-record.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const failedAt = '2026-11-24T03:12:47.000Z';
const record = JSON.stringify(anAuditRecord('ChangePassword'));

function withMessage(body: string, attributes: QueueMessageAttributes, movedFrom?: string) {
  const queues = fakeQueues();
  const message = aQueueMessage({
    messageId: 'm',
    body,
    attributes,
    ...(movedFrom === undefined ? {} : { movedFrom }),
  });
  queues.put(outputs.AuditDeadLetterQueueUrl, message);
  return queues;
}

// The last two are of a version whose audit function had no queue: the rule and Lambda moved them.
test.each([
  [
    'UNKNOWN_EVENT_NAME',
    texts({ reason: 'UNKNOWN_EVENT_NAME', failedAt }),
    /does not know the name[^]*Deploy a version/,
  ],
  ['SCHEMA_VIOLATED', texts({ reason: 'SCHEMA_VIOLATED', failedAt }), /does not match its schema[^]*Deploy a version/],
  ['RECEIVED_TOO_OFTEN', {}, /received too often[^]*Send it to the audit function again/],
  ['NO_PERMISSIONS', texts({ RULE_ARN: 'arn:x', ERROR_CODE: 'NO_PERMISSIONS' }), /EventBridge is not allowed to send/],
  [
    '200',
    texts({ RequestID: 'r-1', ErrorCode: '200', ErrorMessage: 'The record was not published.' }),
    /not published/,
  ],
])('shows a CloudTrail record with %s, and sends it to the audit queue', async (reason, attributes, said) => {
  const queues = withMessage(
    record,
    attributes,
    reason === 'RECEIVED_TOO_OFTEN' ? 'arn:aws:sqs:eu-west-1:1:q' : undefined,
  );

  const shown = await runReplay(['show', 'm', '--queue', 'audit-dead-letters'], { queues });
  const listed = await runReplay(['list', '--queue', 'audit-dead-letters', '--json'], { queues });
  const sent = await runReplay(['send', '--queue', 'audit-dead-letters', '--yes'], { queues });

  expect(shown.stdout.join('\n')).toMatch(said);
  expect(shown.stdout.at(-1)).toBe(
    'runbook   https://github.com/cognito-to-kafka/cognito-to-kafka/blob/main/docs/operations/runbook.md#auditdeadletters',
  );
  expect(JSON.parse(listed.stdout.join())).toMatchObject({
    reason,
    state: 'cloudtrail-record',
    type: 'ChangePassword',
  });
  expect([shown.code, listed.code, sent.code]).toEqual([0, 0, 0]);
  expect(queues.messages(outputs.AuditQueueUrl)).toMatchObject([{ body: record }]);
});

test('does not send a message that the audit function did not recognize, unless forced', async () => {
  const queues = withMessage('{"half', texts({ reason: 'NOT_AN_AUDIT_RECORD', failedAt }));

  const shown = await runReplay(['show', 'm', '--queue', 'audit-dead-letters'], { queues });
  const skipped = await runReplay(['send', '--queue', 'audit-dead-letters', '--yes'], { queues });

  expect(shown.stdout.join('\n')).toMatch(
    /NOT_AN_AUDIT_RECORD[^]*It would fail again: The audit function does not read it/,
  );
  expect(skipped.stderr.join('\n')).toContain('1 invalid: they would fail again');
  expect(queues.messages(outputs.AuditQueueUrl)).toEqual([]);

  await runReplay(['send', '--queue', 'audit-dead-letters', '--force', '--yes'], { queues });
  expect(queues.messages(outputs.AuditQueueUrl)).toMatchObject([{ body: '{"half' }]);
});

test('leaves a message of unknown origin alone', async () => {
  const queues = withMessage('{"order": 1}', {});

  const { stderr } = await runReplay(['send', '--queue', 'audit-dead-letters', '--yes'], { queues });

  expect(stderr.join('\n')).toContain('1 unrecognized: nothing says');
  expect(queues.messages(outputs.AuditDeadLetterQueueUrl)).toHaveLength(1);
});

test('exports CloudTrail records and imports them into the queue that they were in', async () => {
  const queues = withMessage(record, texts({ reason: 'SCHEMA_VIOLATED', failedAt }));
  const files = new Map<string, string>();

  await runReplay(['export', 'x.ndjson', '--queue', 'audit-dead-letters'], { queues, files });
  const emptied = fakeQueues();
  const { code } = await runReplay(['import', 'x.ndjson', '--yes'], { queues: emptied, files });

  expect(code).toBe(0);
  expect(emptied.messages(outputs.AuditDeadLetterQueueUrl)).toMatchObject([
    { body: record, attributes: { reason: { StringValue: 'SCHEMA_VIOLATED' } } },
  ]);
});

test('explains why a message that is not a record of Cognito would fail again', async () => {
  const queues = withMessage('{"source":"aws.s3"}', texts({ reason: 'NEW_CODE' }));

  const { code, stdout } = await runReplay(['show', 'm'], { queues });

  expect([code, stdout.find((line) => line.startsWith('as it is'))]).toEqual([
    0,
    'as it is  It would fail again: The audit function does not read it as a CloudTrail record of Cognito.',
  ]);
});
