import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const deadLetters = outputs.DeadLetterQueueUrl;
const listed = (stdout: readonly string[]) => stdout.map((line) => JSON.parse(line) as Record<string, unknown>);

test('lists what a message tells, and leaves the queue as it was', async () => {
  const queues = fakeQueues();
  const event = anEvent();
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-1', body: JSON.stringify(event) }));

  const { code, stdout, stderr } = await runReplay(['list', '--json'], { queues });

  expect(code).toBe(0);
  expect(listed(stdout)).toEqual([
    expect.objectContaining({
      queue: 'dead-letters',
      messageId: 'm-1',
      id: event.id,
      type: event.type,
      subject: event.subject,
      time: event.time,
      deadLetteredAt: '2026-11-24T03:12:47.000Z',
      reason: 'MESSAGE_TOO_LARGE',
      attempts: 3,
      state: 'replayable',
    }),
  ]);
  expect(stderr).toEqual(['1 found.']);
  expect(queues.hidden(deadLetters)).toBe(0);
});

test('the table names every column, and how long a message is there', async () => {
  const queues = fakeQueues();
  queues.put(deadLetters, aQueueMessage());

  const { stdout } = await runReplay(['list'], { queues });

  expect(stdout.join('\n')).toMatch(/^ID +TYPE +SUBJECT +TIME +AGE +REASON +ATTEMPTS +BYTES +STATE\n.* 2 h +MESSAGE/);
});

test('CSV has a head and quotes what needs it', async () => {
  const queues = fakeQueues();
  queues.put(deadLetters, aQueueMessage({ messageId: 'm-1', attributes: texts({ reason: 'A,B' }) }));

  const { stdout } = await runReplay(['list', '--csv'], { queues });

  expect(stdout).toHaveLength(2);
  expect(stdout[0]).toMatch(/^queue,messageId,/);
  expect(stdout[1]).toMatch(/^dead-letters,m-1,.*,"A,B",/);
});

test('a hundred messages are seen once each, however many calls that takes', async () => {
  const queues = fakeQueues();
  for (let index = 0; index < 100; index++) queues.put(deadLetters, aQueueMessage({ messageId: `m-${index}` }));

  const { stdout } = await runReplay(['list', '--json'], { queues });

  expect(new Set(listed(stdout).map(({ messageId }) => messageId)).size).toBe(100);
  expect(stdout).toHaveLength(100);
});

test('stops at --limit, and says that there may be more', async () => {
  const queues = fakeQueues();
  for (let index = 0; index < 30; index++) queues.put(deadLetters, aQueueMessage());

  const { code, stdout, stderr } = await runReplay(['list', '--json', '--limit', '7'], { queues });

  expect([code, stdout.length, stderr]).toEqual([0, 7, ['7 shown; there may be more (--limit).']]);
  expect(queues.hidden(deadLetters)).toBe(0);
});

test('an interrupted look gives everything back, and says that it saw a part', async () => {
  const queues = fakeQueues();
  queues.put(deadLetters, aQueueMessage());

  const { code, stderr } = await runReplay(['list'], { queues, signal: AbortSignal.abort() });

  expect(code).toBe(1);
  expect(stderr[0]).toBe('dead-letters: only a part was seen: interrupted.');
  expect(queues.hidden(deadLetters)).toBe(0);
});

test('fails if messages are in flight in another consumer', async () => {
  const queues = fakeQueues();
  queues.put(deadLetters, aQueueMessage());
  queues.hideAll(deadLetters);

  const { code, stderr } = await runReplay(['list'], { queues });

  expect(code).toBe(1);
  expect(stderr[0]).toMatch(
    /^dead-letters: only a part was seen: 1 message was in flight in another consumer\. Run the command again in a few minutes/,
  );
});

test('receives nothing from a queue that moves messages after a few deliveries', async () => {
  const queues = fakeQueues({ facts: { maxReceiveCount: 5 } });
  queues.put(outputs.OutboxQueueUrl, aQueueMessage());

  const { code, stderr } = await runReplay(['list', '--queue', 'outbox'], { queues });

  expect([code, stderr[0]]).toEqual([
    1,
    'outbox: only a part was seen: a scan counts as one of the 5 deliveries of its messages.',
  ]);
  expect(queues.messages(outputs.OutboxQueueUrl)[0]?.receiveCount).toBe(0);
});

test('looking ends where messages were delivered too often already', async () => {
  const queues = fakeQueues({ facts: { maxReceiveCount: 480 } });
  queues.put(outputs.OutboxQueueUrl, aQueueMessage({ receiveCount: 300 }));

  const { stderr } = await runReplay(['list', '--queue', 'outbox', '--json'], { queues });

  expect(stderr).toContain('outbox: a scan counts as one of 480 deliveries.');
  expect(stderr.join()).toContain('its messages were delivered too often to receive them again');
});

test.each([
  [['--limit', '0'], 'Invalid --limit "0". Use a whole number, 1 or more.'],
  [['--json', '--csv'], '--json and --csv exclude each other.'],
  [['--queue', 'dlq'], 'Unknown --queue "dlq". The stack has: dead-letters, rule-dead-letters, audit-dead-letters'],
  [['--queue', 'arn:aws:sqs:eu-west-1:111122223333:q'], '". The stack has: dead-letters, rule-dead-letters'],
  [['--queue', 'sqs://q'], 'or the URL of a queue.'],
  [['--queue', 'https://sqs.eu-west-1.amazonaws.com/'], 'or the URL of a queue.'],
  [['--color'], 'Unknown option "--color".'],
])('%j is wrong usage', async (argv, said) => {
  const { code, stderr } = await runReplay(['list', ...argv], { queues: fakeQueues() });

  expect(code).toBe(2);
  expect(stderr.join('\n')).toContain(said);
});

test('reports a stack that it may not read in one line, with the fix', async () => {
  const stack = Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: {} });

  const { code, stderr } = await runReplay(['list', '--stack', 'X'], { queues: fakeQueues(), stack });

  expect([code, stderr]).toEqual([1, [expect.stringMatching(/^AccessDenied: no Allow the call/)]]);
});

test('lists a queue by its URL, without a stack', async () => {
  const queues = fakeQueues();
  queues.put('https://example.com/1/mine', aQueueMessage());
  const argv = ['list', '--json', '--queue', 'https://example.com/1/mine', '--region', 'eu-west-1', '--profile', 'ops'];

  const { code, stdout, settings } = await runReplay(argv, { queues, stack: new Error('no stack') });

  expect([code, listed(stdout)[0]?.['queue']]).toEqual([0, 'mine']);
  expect(settings).toEqual([{ region: 'eu-west-1', profile: 'ops' }]);
});

test('reports a part of a queue that has the maximum of messages in flight', async () => {
  const queues = fakeQueues();
  for (let index = 0; index < 30; index++) queues.put(deadLetters, aQueueMessage({ messageId: `m-${index}` }));
  let calls = 0;
  const receive = (...args: Parameters<typeof queues.port.receive>) =>
    ++calls > 2
      ? Promise.reject(Object.assign(new Error('Too many in flight.'), { name: 'OverLimit' }))
      : queues.port.receive(...args);

  const { code, stdout, stderr } = await runReplay(['list', '--json'], {
    queues: { ...queues, port: { ...queues.port, receive } },
  });

  expect([code, stdout.length, queues.hidden(deadLetters)]).toEqual([1, 20, 0]);
  expect(stderr.join()).toContain('at most 120,000');
});

test('the deeper a queue, the longer its messages are hidden', async () => {
  const queues = fakeQueues({ facts: { visible: 100_000 } });
  const hiddenFor: number[] = [];
  const receive = (url: string, seconds: number) => {
    hiddenFor.push(seconds);
    return queues.port.receive(url, seconds);
  };

  await runReplay(['list', '--queue', 'dead-letters'], { queues: { ...queues, port: { ...queues.port, receive } } });

  expect(hiddenFor[0]).toBe(520);
});
