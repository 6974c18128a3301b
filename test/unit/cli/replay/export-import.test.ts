import { logLine } from '../../../../contracts/log-line.ts';
import { aQueueMessage, deadLetterAttributes, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters, RuleDeadLetterQueueUrl: ruleMessages, QueueUrl: events } = outputs;

/** Messages that no serializer would write, one of them from an unknown program. */
const odd = [
  aQueueMessage({ body: '{ \t "a" : 1e3, "é" : "\\u00e9 😀\u2028 \u0085" }\r\n' }),
  aQueueMessage({ body: '{"half": ', attributes: deadLetterAttributes('NOT_JSON') }),
  aQueueMessage({
    attributes: { ...texts({ shop: 'x' }), raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 10]) } },
  }),
];
const contentOf = (messages: readonly { readonly body: string; readonly attributes: object }[]) =>
  messages.map(({ body, attributes }) => ({ body, attributes }));

async function exported() {
  const queues = fakeQueues();
  for (const message of odd) queues.put(deadLetters, message);
  queues.put(ruleMessages, aQueueMessage({ attributes: texts({ RULE_ARN: 'arn:rule' }) }));
  const run = await runReplay(['export', 'kept.ndjson'], { queues });
  return { queues, ...run };
}

test('an export copies every message and leaves all where they are', async () => {
  const { code, files, queues, stderr } = await exported();

  expect([code, stderr]).toEqual([0, ['4 messages in kept.ndjson. All messages are still in their queues.']]);
  expect(files.get('kept.ndjson')?.trimEnd().split('\n')).toHaveLength(4);
  expect([queues.messages(deadLetters).length, queues.hidden(deadLetters)]).toEqual([3, 0]);
});

test('imports each message into its own queue, byte for byte', async () => {
  const { files } = await exported();
  const queues = fakeQueues();

  const dry = await runReplay(['import', 'kept.ndjson'], { queues, files });
  expect([dry.code, dry.stderr[0], queues.messages(deadLetters)]).toEqual([0, 'Would send 3 to dead-letters.', []]);
  expect(dry.stderr.at(-1)).toBe('Dry run: nothing was sent. Add --yes to apply.');

  const { code, stderr } = await runReplay(['import', 'kept.ndjson', '--yes'], { queues, files });
  expect([code, stderr]).toEqual([
    0,
    ['Sent 3 to dead-letters.', 'Sent 1 to rule-dead-letters.', 'Read 4 lines. 0 have no message.'],
  ]);
  expect(contentOf(queues.messages(deadLetters))).toEqual(contentOf(odd));
  expect(queues.messages(ruleMessages)).toHaveLength(1);
});

test('names the properties of at most ten different schema violations', async () => {
  const wrong = Array.from({ length: 12 }, (_unused, index) => ({ ...anEvent(), time: 'x'.repeat(index + 1) }));
  const line = (event: object) =>
    JSON.stringify({ level: 'error', message: 'event not published', code: 'TIMEOUT', event });

  const { code, stderr } = await runReplay(['import', 'log.txt', '--yes'], {
    queues: fakeQueues(),
    files: new Map([['log.txt', wrong.map(line).join('\n')]]),
  });

  expect(code).toBe(1);
  expect(stderr.filter((said) => said.includes('would fail again. time: found a string of '))).toHaveLength(10);
  expect(stderr.join('\n')).toContain(
    'Not sent: 2, because it would fail again: it does not match the schema of its type',
  );
  expect(stderr.join('\n')).not.toContain('xx');
});

test('imports with --to only events that would not fail again', async () => {
  const { files } = await exported();
  const queues = fakeQueues();

  const { code, stderr } = await runReplay(['import', 'kept.ndjson', '--to', 'queue', '--yes'], { queues, files });

  expect([code, stderr[0]]).toEqual([1, "Sent 2 to the forwarder's queue."]);
  expect(stderr[1]).toBe('Not sent: 2, because it would fail again, or this pipeline did not send it.');
  expect(queues.messages(events)).toHaveLength(2);
});

test('an export never overwrites a file', async () => {
  const { files } = await exported();

  const { code, stderr } = await runReplay(['export', 'kept.ndjson'], { queues: fakeQueues(), files });

  expect([code, stderr.join()]).toEqual([1, expect.stringContaining('EEXIST')]);
});

test('names a cut line by its number, and sends the others', async () => {
  const { files } = await exported();
  const [first = '', second = ''] = (files.get('kept.ndjson') ?? '').split('\n');
  files.set('cut.ndjson', `${first}\n${second.slice(0, 40)}`);

  const { code, stderr } = await runReplay(['import', 'cut.ndjson', '--yes'], { queues: fakeQueues(), files });

  expect([code, stderr.slice(0, 2)]).toEqual([1, ['Sent 1 to dead-letters.', 'Broken lines: 2.']]);
});

test('names a queue that the stack does not have, and uses --queue instead', async () => {
  const { files } = await exported();
  const queues = fakeQueues();
  const stack = { OutboxQueueUrl: outputs.OutboxQueueUrl };

  const { code, stderr } = await runReplay(['import', 'kept.ndjson', '--yes'], { queues, files, stack });
  expect([code, stderr[0]]).toEqual([1, expect.stringContaining('the stack has no queue dead-letters')]);

  await runReplay(['import', 'kept.ndjson', '--queue', 'outbox', '--yes'], { queues, files, stack });
  expect(queues.messages(stack.OutboxQueueUrl)).toHaveLength(4);
});

const event = anEvent();
const unpublished = logLine({ level: 'error', message: 'event not published', code: 'TIMEOUT', event });
/** As the function writes it, as an export of CloudWatch has it, and as `aws logs tail` prints it. */
const log = [
  'START RequestId: 8f2b6c1e Version: 1',
  unpublished,
  `2026-11-24T03:12:45.321Z ${unpublished}`,
  `2026-11-24T03:12:45.321000+00:00 2026/11/24/[$LATEST]abc ${unpublished}`,
  logLine({ level: 'info', message: 'events delivered' }),
  '',
].join('\n');

test('sends events of a log to the bus, byte for byte, from a file or a log group', async () => {
  const files = new Map([['trigger.log', log]]);
  const queues = fakeQueues();

  const ofFile = await runReplay(['import', 'trigger.log', '--yes'], { queues, files });
  expect([ofFile.code, ofFile.published.map(({ detail }) => detail)]).toEqual([
    0,
    Array(3).fill(JSON.stringify(event)),
  ]);
  expect(ofFile.stderr.at(-1)).toBe('Read 5 lines. 2 have no message.');

  const logs = { 'trigger-log': log, other: unpublished };
  const ofGroup = await runReplay(['import', '--log', '--yes'], { queues, logs });
  const ofOther = await runReplay(['import', '--log-group', 'other', '--yes'], { queues, logs });
  expect([ofGroup.published.length, ofOther.published.length]).toEqual([3, 1]);
});

test('a cut line of the log is broken, not passed over', async () => {
  const files = new Map([['trigger.log', unpublished.slice(0, -30)]]);

  const { code, stderr } = await runReplay(['import', 'trigger.log', '--yes'], { queues: fakeQueues(), files });

  expect([code, stderr[0]]).toEqual([1, 'Broken lines: 1.']);
});

test.each([[[]], [['a', 'b']], [['a', '--log']], [['a', '--queue', 'outbox', '--queue', 'dead-letters']]])(
  'import %j is wrong usage',
  async (argv) => {
    expect((await runReplay(['import', ...argv], { queues: fakeQueues() })).code).toBe(2);
  },
);

test.each([
  [[], 'FILE is missing.'],
  [['a', 'b'], 'Too many arguments. Use one FILE.'],
  [['-'], 'Specify a file instead of "-"'],
])('export %j is wrong usage', async (argv, said) => {
  const { code, stderr } = await runReplay(['export', ...argv], { queues: fakeQueues() });

  expect([code, stderr[0]]).toEqual([2, expect.stringContaining(said)]);
});

test('an export that saw only a part says so, and fails', async () => {
  const control = new AbortController();
  control.abort();
  const queues = fakeQueues();
  queues.put(deadLetters, aQueueMessage());

  const { code, stderr } = await runReplay(['export', 'kept.ndjson'], { queues, signal: control.signal });

  expect([code, stderr[0]]).toEqual([1, expect.stringMatching(/^dead-letters: only a part was seen: /)]);
});

test('an import from a log that the stack does not name is wrong usage', async () => {
  const stack = { DeadLetterQueueUrl: deadLetters };
  const { code, stderr } = await runReplay(['import', '--log'], { queues: fakeQueues(), stack });

  expect([code, stderr[0]]).toEqual([2, expect.stringContaining('Specify --log-group NAME')]);
});
