import { attributeText } from '../../../../replay/messages/queue-message.ts';
import { aQueueMessage, deadLetterAttributes, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters, QueueUrl: queue } = outputs;
const fill = (queues: ReturnType<typeof fakeQueues>, count: number) => {
  for (let index = 0; index < count; index++) queues.put(deadLetters, aQueueMessage());
};

test('without --yes it tells what would go, and nothing goes', async () => {
  const queues = fakeQueues();
  fill(queues, 12);

  const { code, stderr } = await runReplay(['send', '--queue', 'dead-letters'], { queues });

  expect(code).toBe(0);
  expect(stderr).toEqual([
    "dead-letters: 12 would be sent to the forwarder's queue, 0 kept, 0 failed, 0 skipped.",
    '  12 cognito.login.succeeded.v1',
    'Dry run: nothing was sent. Add --yes to apply.',
  ]);
  expect([queues.messages(deadLetters).length, queues.messages(queue).length]).toEqual([12, 0]);
  expect(queues.hidden(deadLetters)).toBe(0);
});

test('the body goes byte for byte, with its attributes and two of the replay', async () => {
  const queues = fakeQueues();
  const body = JSON.stringify(anEvent()).replace('{', '{  ').replace('"ann"', '"änn 😀 \\u00e9"');
  const attributes = {
    ...deadLetterAttributes('MESSAGE_TOO_LARGE'),
    blob: { DataType: 'Binary', BinaryValue: new Uint8Array([7]) },
  };
  queues.put(deadLetters, aQueueMessage({ body, attributes }));

  await runReplay(['send', '--yes'], { queues });

  const [sent] = queues.messages(queue);
  expect(sent?.body).toBe(body);
  expect(sent?.attributes).toEqual({
    ...attributes,
    ...texts({ 'replay-count': '1', 'replayed-from': 'dead-letters' }),
  });
  expect(queues.messages(deadLetters)).toEqual([]);
});

test('a second replay counts on, and ten attributes are never exceeded', async () => {
  const queues = fakeQueues();
  const many = Object.fromEntries(Array.from({ length: 9 }, (_none, index) => [`a${index}`, 'x']));
  queues.put(deadLetters, aQueueMessage({ attributes: texts({ ...many, 'replay-count': '4' }) }));

  await runReplay(['send', '--yes'], { queues });

  const [sent] = queues.messages(queue);
  expect(sent && attributeText(sent, 'replay-count')).toBe('5');
  expect(Object.keys(sent?.attributes ?? {})).toHaveLength(10);
});

test.each([
  ['a message at the limit of SQS', 1_048_576, {}],
  ['a message with room for one of the two marks', 1_048_576 - 30, { 'replay-count': '1' }],
  ['a message with exactly the room for one mark', 1_048_576 - 'replay-countString1'.length, { 'replay-count': '1' }],
])('%s goes byte for byte, with the marks that fit', async (_what, bytes, marks) => {
  const queues = fakeQueues();
  const event = JSON.stringify(anEvent());
  const body = event.padEnd(bytes);
  queues.put(deadLetters, aQueueMessage({ body, attributes: {} }));

  const { code } = await runReplay(['send', '--yes'], { queues });

  expect(code).toBe(0);
  const [sent] = queues.messages(outputs.QueueUrl);
  expect([sent?.body === body, sent?.attributes]).toEqual([true, texts(marks)]);
});

test('a count that is not a number begins again', async () => {
  const queues = fakeQueues();
  queues.put(deadLetters, aQueueMessage({ attributes: texts({ 'replay-count': 'many' }) }));

  await runReplay(['send', '--yes'], { queues });

  expect(queues.messages(outputs.QueueUrl)[0]?.attributes['replay-count']?.StringValue).toBe('1');
});

test('keeps refused messages, reports their code, and deletes the others', async () => {
  const [good, bad] = [aQueueMessage(), aQueueMessage()];
  const queues = fakeQueues({ refuses: ({ body }) => (body === bad.body ? 'InvalidMessageContents' : undefined) });
  for (const message of [good, bad]) queues.put(deadLetters, message);

  const { code, stderr } = await runReplay(['send', '--yes'], { queues });

  expect(code).toBe(1);
  expect(stderr).toContain('  failed, still in the queue: 1 InvalidMessageContents');
  expect(queues.messages(deadLetters).map(({ body }) => body)).toEqual([bad.body]);
  expect(queues.hidden(deadLetters)).toBe(0);
});

test('reports sent messages that it cannot delete', async () => {
  const queues = fakeQueues({ keeps: () => 'InternalError' });
  fill(queues, 1);

  const { code, stderr } = await runReplay(['send', '--yes'], { queues });

  expect(code).toBe(1);
  expect(stderr.join()).toContain('sent, but still in the queue: 1');
  expect(queues.hidden(deadLetters)).toBe(0);
});

test('--max sends so many, the next run the rest; --copy keeps the originals', async () => {
  const queues = fakeQueues();
  fill(queues, 25);

  await runReplay(['send', '--max', '7', '--yes'], { queues });
  expect([queues.messages(deadLetters).length, queues.messages(queue).length]).toEqual([18, 7]);
  await runReplay(['send', '--copy', '--yes'], { queues });
  expect([queues.messages(deadLetters).length, queues.messages(queue).length]).toEqual([18, 25]);
  await runReplay(['send', '--yes'], { queues });
  expect(queues.messages(deadLetters)).toEqual([]);
});

test('skips invalid messages without --force, and unrecognized ones always', async () => {
  const poison = aQueueMessage({ body: '{"half": ', attributes: deadLetterAttributes('NOT_JSON') });
  const foreign = aQueueMessage({ body: '{"order": 1}', attributes: texts({ shop: 'x' }) });
  const queues = fakeQueues();
  for (const message of [poison, foreign]) queues.put(deadLetters, message);

  const { stderr } = await runReplay(['send', '--yes'], { queues });
  expect(queues.messages(queue)).toEqual([]);
  expect(stderr.join('\n')).toMatch(/1 invalid: they would fail again[^]*1 unrecognized: nothing says/);

  await runReplay(['send', '--yes', '--force'], { queues });
  expect(queues.messages(queue).map(({ body }) => body)).toEqual([poison.body]);
  expect(queues.messages(deadLetters).map(({ body }) => body)).toEqual([foreign.body]);
});

test('skips a message that was received after the start', async () => {
  const queues = fakeQueues({ facts: { at: new Date('2026-11-24T06:00:00Z') } });
  queues.put(deadLetters, aQueueMessage({ sentAt: new Date('2026-11-24T06:00:04Z') }));

  const { stderr } = await runReplay(['send', '--yes'], { queues });

  expect(queues.messages(queue)).toEqual([]);
  expect(stderr.join()).toContain('1 received-after-start');
});

test('--rate lets so many go a second', async () => {
  const queues = fakeQueues();
  fill(queues, 20);

  const { slept } = await runReplay(['send', '--yes', '--rate', '5/s'], { queues });

  expect(queues.messages(queue)).toHaveLength(20);
  expect(slept.reduce((sum, one) => sum + one, 0)).toBe(3000);
});

test('an interrupted run sends nothing more and loses nothing', async () => {
  const queues = fakeQueues();
  fill(queues, 3);

  const { code, stderr } = await runReplay(['send', '--yes'], { queues, signal: AbortSignal.abort() });

  expect([code, queues.messages(deadLetters).length]).toEqual([1, 3]);
  expect(stderr.join()).toContain('only a part was seen: interrupted');
});

test('--json gives the summary for scripts', async () => {
  const queues = fakeQueues();
  fill(queues, 2);

  const { stdout } = await runReplay(['send', '--yes', '--json', '--queue', 'dead-letters'], { queues });

  expect(stdout.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      queue: 'dead-letters',
      sent: 2,
      kept: 0,
      failed: {},
      skipped: {},
      undeleted: 0,
      types: { 'cognito.login.succeeded.v1': 2 },
      incompleteReasons: [],
    },
  ]);
});

test.each([
  [['--rate', 'fast'], 'Invalid --rate "fast". Use events per second, such as 50/s.'],
  [['--to', 'moon'], 'Invalid --to "moon". Use queue, bus or kafka-topic.'],
  [['--max', '1.5'], 'Invalid --max "1.5". Use a whole number, 1 or more.'],
])('%j is wrong usage', async (argv, said) => {
  const { code, stderr } = await runReplay(['send', ...argv], { queues: fakeQueues() });

  expect(code).toBe(2);
  expect(stderr.join('\n')).toContain(said);
});

test('counts each message of a queue as sent, kept, failed or skipped', async () => {
  const failing = aQueueMessage();
  const invalid = aQueueMessage({ body: JSON.stringify({ ...anEvent(), time: 'noon' }) });
  const other = aQueueMessage({ attributes: deadLetterAttributes('NOT_JSON') });
  const queues = fakeQueues({ refuses: ({ body }) => (body === failing.body ? 'InvalidMessageContents' : undefined) });
  fill(queues, 2);
  for (const message of [failing, invalid, other]) queues.put(deadLetters, message);

  const argv = ['send', '--yes', '--json', '--queue', 'dead-letters', '--reason', 'MESSAGE_TOO_LARGE'];
  const { stdout } = await runReplay(argv, { queues });

  expect(JSON.parse(stdout.join(''))).toMatchObject({
    sent: 2,
    kept: 1,
    failed: { InvalidMessageContents: 1 },
    skipped: { invalid: 1 },
  });
});

test('shows the progress of the messages that it sends, to the end', async () => {
  const queues = fakeQueues();
  fill(queues, 25);

  const some = await runReplay(['send', '--yes', '--max', '7', '--queue', 'dead-letters'], { queues });
  const rest = await runReplay(['send', '--yes', '--queue', 'dead-letters'], { queues });

  expect([...some.bars, ...rest.bars]).toEqual([
    { total: 7, done: 7, isEnded: true },
    { total: 18, done: 18, isEnded: true },
  ]);
});

test('names the number of copied, failed and skipped messages', async () => {
  const failing = [aQueueMessage(), aQueueMessage()];
  const refused = new Set(failing.map(({ body }) => body));
  const queues = fakeQueues({ refuses: ({ body }) => (refused.has(body) ? 'InvalidMessageContents' : undefined) });
  fill(queues, 1);
  const skipped = [
    { ...anEvent(), time: 'noon' },
    { ...anEvent(), time: 'noon' },
    { ...anEvent(), time: 'noon' },
  ].map((event) => aQueueMessage({ body: JSON.stringify(event) }));
  for (const message of [...failing, ...skipped]) queues.put(deadLetters, message);

  const { stderr } = await runReplay(['send', '--copy', '--yes', '--queue', 'dead-letters'], { queues });

  expect(stderr[0]).toBe("dead-letters: 1 copied to the forwarder's queue, 0 kept, 2 failed, 3 skipped.");
  expect(stderr.join()).not.toContain('Dry run');
});
