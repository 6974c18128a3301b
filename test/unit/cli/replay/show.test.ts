import { failureRow } from '../../../../kafka/failures/table/failure-table.ts';
import { aQueueMessage, deadLetterAttributes, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters, RuleDeadLetterQueueUrl: ruleDeadLetters } = outputs;

test('shows the event whole and pretty, its attributes, why it is there and what to do', async () => {
  const queues = fakeQueues();
  const event = anEvent();
  // More digits than a number of JavaScript keeps.
  const body = JSON.stringify(event).replace('"username"', '"big":9007199254740993,"username"');
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-1', body }));

  const { code, stdout } = await runReplay(['show', event.id], { queues });

  const text = stdout.join('\n');
  expect(code).toBe(0);
  expect(text).toContain(`  "id": "${event.id}",\n`);
  expect(text).toContain('"big": 9007199254740993,');
  expect(text).toContain('  topic: identity-events');
  expect(text).toMatch(/cause {5}MESSAGE_TOO_LARGE: The record is larger than/);
  expect(text).toMatch(/fix {7}Raise max\.message\.bytes/);
  expect(stdout.at(-1)).toBe(
    'runbook   https://github.com/cognito-to-kafka/cognito-to-kafka/blob/main/docs/operations/runbook.md#deadletters',
  );
  expect(queues.hidden(deadLetters)).toBe(0);
});

test('prints the same facts as one JSON object with --json', async () => {
  const queues = fakeQueues();
  const event = anEvent();
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-1', body: JSON.stringify(event) }));
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-2', body: 'not JSON' }));

  const shown = async (id: string) => {
    const { code, stdout } = await runReplay(['show', id, '--json'], { queues });
    expect([code, stdout.length]).toEqual([0, 1]);
    return JSON.parse(stdout[0] ?? '') as object;
  };

  expect(await shown('m-1')).toMatchObject({
    queue: 'dead-letters',
    messageId: 'm-1',
    id: event.id,
    attributes: { topic: 'identity-events' },
    event,
    eventText: JSON.stringify(event),
    cause: expect.stringContaining('MESSAGE_TOO_LARGE') as string,
    fix: expect.stringContaining('max.message.bytes') as string,
    alarm: 'DeadLetters',
  });
  expect(await shown('m-2')).toMatchObject({ eventText: 'not JSON' });
  expect(await shown('m-2')).not.toHaveProperty('event');
});

test('finds a message by its own id, in any dead-letter queue', async () => {
  const queues = fakeQueues();
  const body = JSON.stringify({ 'detail-type': 'x', detail: anEvent() });
  const attributes = texts({
    RULE_ARN: 'arn:x',
    ERROR_CODE: 'NO_PERMISSIONS',
    ERROR_MESSAGE: 'denied',
    RETRY_ATTEMPTS: '0',
  });
  queues.put(ruleDeadLetters, aQueueMessage({ messageId: 'm-9', body, attributes }));

  const { code, stdout } = await runReplay(['show', 'm-9'], { queues });

  expect(code).toBe(0);
  expect(stdout[0]).toBe('queue     rule-dead-letters');
  expect(stdout.join('\n')).toMatch(
    /NO_PERMISSIONS: EventBridge is not allowed to send to the target of the rule\.: denied/,
  );
});

test.each([
  [
    'invalid JSON',
    aQueueMessage({ messageId: 'm', body: '{"half', attributes: deadLetterAttributes('NOT_JSON') }),
    /\{"half[^]*NOT_JSON[^]*It would fail again: The body of the message is not JSON/,
  ],
  [
    'an event that violates its schema',
    aQueueMessage({
      messageId: 'm',
      body: JSON.stringify({ ...anEvent(), time: 'noon' }),
      attributes: {
        ...deadLetterAttributes('SCHEMA_VIOLATED'),
        ...texts({ detail: 'The event does not match the schema of its type. id: found null; allowed: x. Fix it.' }),
      },
    }),
    /cause .*type\. id: found null; allowed: x\.[^]*again: .* time: found a string of 4 characters; allowed: a string that matches/,
  ],
  [
    'an unrecognized message',
    aQueueMessage({ messageId: 'm', body: '[1]', attributes: {} }),
    /Nothing says that this pipeline sent it/,
  ],
  [
    'what SQS moved',
    aQueueMessage({ messageId: 'm', attributes: {}, movedFrom: 'arn:aws:sqs:eu-west-1:1:q' }),
    /RECEIVED_TOO_OFTEN[^]*replay send --id [0-9a-f-]{36} --yes/,
  ],
  [
    'an unknown code',
    aQueueMessage({ messageId: 'm', attributes: deadLetterAttributes('NEW_CODE') }),
    /NEW_CODE[^]*Fix what the code names/,
  ],
])('says of %s what it can', async (_what, message, said) => {
  const queues = fakeQueues();
  queues.put(deadLetters, message);

  const { code, stdout } = await runReplay(['show', 'm'], { queues });

  expect(code).toBe(0);
  expect(stdout.join('\n')).toMatch(said);
});

test('names the queues that it has searched', async () => {
  const { code, stderr } = await runReplay(['show', 'm-1', '--queue', 'dead-letters'], { queues: fakeQueues() });

  expect([code, stderr]).toEqual([1, ['m-1 is not in dead-letters. "replay queues" lists the others.']]);
});

test.each([[[]], [['a', 'b']]])('%j is wrong usage', async (argv) => {
  const { code, stderr } = await runReplay(['show', ...argv], { queues: fakeQueues() });

  expect([code, stderr[0]]).toEqual([2, expect.stringMatching(/^(ID is missing|Too many arguments\. Use one ID)\.$/)]);
});

test('reports queues of which it saw only a part', async () => {
  const control = new AbortController();
  control.abort();
  const queues = fakeQueues();
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-1' }));

  const { code, stderr } = await runReplay(['show', 'm-1', '--queue', 'dead-letters'], {
    queues,
    signal: control.signal,
  });

  expect([code, stderr[0]]).toEqual([1, expect.stringMatching(/^dead-letters: only a part was seen: /)]);
});

test('shows the type of an attribute that is no text', async () => {
  const queues = fakeQueues();
  const attributes = { raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1]) }, odd: { DataType: undefined } };
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-1', attributes }));

  const { stdout } = await runReplay(['show', 'm-1'], { queues });

  expect(stdout).toEqual(expect.arrayContaining(['attributes', '  raw: (Binary)', '  odd: (unknown)']));
});

test('names no runbook for a queue of another stack, and no missing attributes', async () => {
  const queues = fakeQueues();
  const url = 'https://sqs.eu-west-1.amazonaws.com/111122223333/other';
  queues.put(url, aQueueMessage({ messageId: 'm-1', body: 'not JSON:  {"a":1}', attributes: {} }));

  const { code, stdout } = await runReplay(['show', 'm-1', '--queue', url], { queues });

  expect([code, stdout]).toEqual([
    0,
    [
      'queue     other',
      'message   m-1, 18 bytes, sent 2026-11-24T03:12:47.500Z, 1 attempts, unrecognized',
      '',
      'not JSON:  {"a":1}',
      '',
      'cause     Nothing says that this pipeline sent it.',
      'fix       Find out which program sent it. "replay send" skips it.',
    ],
  ]);
});

test('tells how a record of CloudTrail is handed over again', async () => {
  const queues = fakeQueues();
  const body = JSON.stringify({ id: 'r-1', source: 'aws.cognito-idp', detail: { eventName: 'SignUp' } });
  queues.put(outputs.AuditDeadLetterQueueUrl, aQueueMessage({ body, attributes: {} }));

  const { stdout } = await runReplay(['show', 'r-1'], { queues });

  expect(stdout.join('\n')).toContain('fix       Send it to the audit function again: cognito-to-kafka replay send.');
});

test.each([
  ['', ''],
  ['Broker: b-1:9092. ', ' Broker: b-1:9092.'],
])("repeats no words of the forwarder's table, but its facts: %j", async (facts, shown) => {
  const queues = fakeQueues();
  const { why, fix } = failureRow('MESSAGE_TOO_LARGE');
  const attributes = texts({ reason: 'MESSAGE_TOO_LARGE', detail: `${why} ${facts}${fix}` });
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-1', attributes }));

  const { stdout } = await runReplay(['show', 'm-1'], { queues });

  expect(stdout).toEqual(expect.arrayContaining([`cause     MESSAGE_TOO_LARGE: ${why}${shown}`, `fix       ${fix}`]));
});

test('shows a message of a queue, although a later queue cannot be read', async () => {
  const queues = fakeQueues();
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-1' }));
  const facts = (url: string) =>
    url === deadLetters ? queues.port.facts(url) : Promise.reject(new Error('AccessDenied'));

  const { code, stdout } = await runReplay(['show', 'm-1'], { queues: { ...queues, port: { ...queues.port, facts } } });

  expect([code, stdout[0]]).toEqual([0, 'queue     dead-letters']);
});

/** The lines below the event that `show` prints for a message of the dead-letter queue. */
async function explained(message: ReturnType<typeof aQueueMessage>): Promise<string[]> {
  const queues = fakeQueues();
  queues.put(deadLetters, { ...message, messageId: 'm' });
  const { stdout } = await runReplay(['show', 'm'], { queues });
  return stdout.filter((line) => /^(cause|fix|as it is) /.test(line));
}

test('explains a code of the forwarder also for an event that is valid now', async () => {
  const { why, fix } = failureRow('SCHEMA_VIOLATED');

  expect(await explained(aQueueMessage({ attributes: texts({ reason: 'SCHEMA_VIOLATED' }) }))).toEqual([
    `cause     SCHEMA_VIOLATED: ${why}`,
    `fix       ${fix}`,
  ]);
});

test('explains an unknown code by the fault of the event', async () => {
  const { why, fix } = failureRow('SCHEMA_VIOLATED');
  const body = JSON.stringify({ ...anEvent(), time: 'noon' });

  expect(await explained(aQueueMessage({ body, attributes: texts({ reason: 'NEW_CODE' }) }))).toEqual([
    `cause     NEW_CODE: ${why}`,
    `fix       ${fix}`,
    expect.stringMatching(/^as it is {2}It would fail again: .* time: found a string of 4 characters; allowed: /),
  ]);
});

test('explains invalid JSON without an empty part', async () => {
  const { why, fix } = failureRow('NOT_JSON');

  expect(await explained(aQueueMessage({ body: '{"half', attributes: texts({ reason: 'NOT_JSON' }) }))).toEqual([
    `cause     NOT_JSON: ${why}`,
    `fix       ${fix}`,
    `as it is  It would fail again: ${why}`,
  ]);
});
