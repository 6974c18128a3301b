import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const busDeadLetters = 'https://sqs.eu-west-1.amazonaws.com/111122223333/bus-dlq';
const { RuleDeadLetterQueueUrl: ruleDeadLetters } = outputs;
const stack = { ...outputs, BusDeadLetterQueueUrl: busDeadLetters };
const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** As EventBridge's guide shows it: "Decrypting events in EventBridge dead-letter queues". */
const encrypted = {
  version: '0',
  id: '053afa53-cdd7-285b-e754-b0dfd0ac0bfb',
  account: '111122223333',
  time: '2026-11-24T10:22:00Z',
  resources: [],
  region: 'eu-west-1',
  source: 'aws.events',
  'detail-type': 'Encrypted Events',
  detail: {
    'event-bus-arn': 'arn:aws:events:eu-west-1:111122223333:event-bus/identity',
    'rule-arn': 'arn:aws:events:eu-west-1:111122223333:rule/identity/kafka',
    'kms-key-arn': keyArn,
    'encrypted-payload': 'AgR4qiru',
  },
};
const message = (attributes = {}) =>
  aQueueMessage({ messageId: 'm-1', body: JSON.stringify(encrypted), attributes: texts(attributes) });

test.each([
  ['the bus', busDeadLetters, 'bus-dead-letters', {}, 'ENCRYPTED'],
  ['a rule', ruleDeadLetters, 'rule-dead-letters', { ERROR_CODE: 'NO_PERMISSIONS', RULE_ARN: 'arn' }, 'NO_PERMISSIONS'],
])('shows an encrypted event of %s with its key and what to do', async (_what, url, name, attributes, code) => {
  const queues = fakeQueues();
  queues.put(url, message(attributes));

  const { code: exit, stdout } = await runReplay(['show', 'm-1', '--queue', name], { queues, stack });
  const text = stdout.join('\n');

  expect(exit).toBe(0);
  expect(text).toContain(', encrypted\n');
  expect(text).toContain(`cause     ${code}: EventBridge could not use the KMS key ${keyArn} for an event of arn:`);
  expect(text).toMatch(/fix {7}Enable the key, .*\/docs\/operations\/replay\.md#encrypted-events/);
});

test('lists encrypted events, and names the alarm of the queue', async () => {
  const queues = fakeQueues();
  queues.put(busDeadLetters, message());

  const { stdout } = await runReplay(['list', '--queue', 'bus-dead-letters', '--json'], { queues, stack });
  const { stdout: shown } = await runReplay(['show', 'm-1'], { queues, stack });

  expect(JSON.parse(stdout[0] ?? '')).toMatchObject({
    id: encrypted.id,
    type: 'Encrypted Events',
    time: encrypted.time,
    reason: 'ENCRYPTED',
    state: 'encrypted',
  });
  expect(shown.at(-1)).toBe(
    'runbook   https://github.com/cognito-to-kafka/cognito-to-kafka/blob/main/docs/operations/runbook.md#busdeadletters',
  );
});

test('sends no encrypted event anywhere, not even by force, and keeps it', async () => {
  const queues = fakeQueues();
  queues.put(busDeadLetters, message());

  const { code, stdout, stderr } = await runReplay(['send', '--queue', 'bus-dead-letters', '--force', '--yes'], {
    queues,
    stack,
  });

  expect(code).toBe(0);
  expect([...stdout, ...stderr].join('\n')).toContain('1 encrypted: only their KMS key opens them');
  expect(queues.messages(busDeadLetters)).toHaveLength(1);
});

test.each([
  { source: 'aws.other' },
  { 'detail-type': 'Other' },
  { detail: { 'kms-key-arn': keyArn } },
  { detail: null },
])('takes nothing else for an encrypted event: %j', async (over) => {
  const queues = fakeQueues();
  queues.put(
    busDeadLetters,
    aQueueMessage({ messageId: 'm-1', body: JSON.stringify({ ...encrypted, ...over }), attributes: {} }),
  );

  const { stdout } = await runReplay(['list', '--queue', 'bus-dead-letters', '--json'], { queues, stack });

  expect(JSON.parse(stdout[0] ?? '')).toMatchObject({ state: 'unrecognized' });
});

test('names a key or a bus as unknown that EventBridge does not name', async () => {
  const queues = fakeQueues();
  const detail = { 'encrypted-payload': 'AgR4qiru', 'kms-key-arn': null };
  queues.put(busDeadLetters, aQueueMessage({ messageId: 'm-1', body: JSON.stringify({ ...encrypted, detail }) }));

  const { stdout } = await runReplay(['show', 'm-1'], { queues, stack });

  expect(stdout.join('\n')).toContain('could not use the KMS key unknown for an event of unknown.');
});
