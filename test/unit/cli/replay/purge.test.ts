import { aQueueMessage, deadLetterAttributes } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters } = outputs;
const broken = () => aQueueMessage({ body: '{"half', attributes: deadLetterAttributes('NOT_JSON') });
const purgeBroken = ['purge', '--queue', 'dead-letters', '--reason', 'NOT_JSON'];

function mixed() {
  const queues = fakeQueues();
  for (const message of [aQueueMessage(), broken(), aQueueMessage(), broken()]) queues.put(deadLetters, message);
  return queues;
}

test('deletes what matches, after two right answers, and keeps it in a file', async () => {
  const queues = mixed();

  const { code, files, questions, stderr } = await runReplay(purgeBroken, { queues, answers: ['yes', '2'] });

  expect(code).toBe(0);
  expect(questions).toHaveLength(2);
  expect(queues.messages(deadLetters)).toHaveLength(2);
  const [[name, text] = ['', '']] = [...files];
  expect(name).toBe('replay-purged-dead-letters-2026-11-24T060000.000Z.ndjson');
  const kept = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { body: string; attributes: object });
  expect(kept.map(({ body }) => body)).toEqual(['{"half', '{"half']);
  expect(kept[0]?.attributes).toMatchObject({ reason: { dataType: 'String', stringValue: 'NOT_JSON' } });
  expect(stderr.at(-1)).toBe('dead-letters: 2 deleted.');
});

test.each([[[]], [['no']], [['no', '2']], [['yes', '3']], [['yes']]])(
  'the answers %j delete nothing',
  async (answers) => {
    const queues = mixed();

    const { code, files, stderr } = await runReplay(purgeBroken, { queues, answers: [...answers] });

    expect([code, queues.messages(deadLetters).length, files.size]).toEqual([1, 4, 0]);
    expect(stderr.at(-1)).toBe('Nothing was deleted.');
    expect(queues.hidden(deadLetters)).toBe(0);
  },
);

test('--yes with the right depth asks nothing; with another nothing is deleted', async () => {
  const queues = mixed();

  const wrong = await runReplay([...purgeBroken, '--yes', '--depth', '4'], { queues });
  expect([wrong.code, wrong.questions, queues.messages(deadLetters).length]).toEqual([1, [], 4]);
  expect(wrong.stderr).toContain('--depth is 4, but 2 messages match.');

  const right = await runReplay([...purgeBroken, '--yes', '--depth', '2', '--no-export'], { queues });
  expect([right.code, right.files.size, queues.messages(deadLetters).length]).toEqual([0, 0, 2]);
});

test('reports messages that it cannot delete', async () => {
  const queues = fakeQueues({ keeps: () => 'InternalError' });
  queues.put(deadLetters, broken());

  const { code, stderr } = await runReplay([...purgeBroken, '--yes', '--depth', '1'], { queues });

  expect([code, stderr.at(-1)]).toEqual([1, 'dead-letters: 0 deleted, not deleted: 1 InternalError.']);
});

test.each([
  [['purge'], 'Specify one queue to purge'],
  [[...purgeBroken, '--yes'], '--yes requires --depth.'],
  [[...purgeBroken, '--depth', '2'], '--depth requires --yes.'],
])('%j is wrong usage', async (argv, said) => {
  const { code, stderr } = await runReplay(argv, { queues: mixed() });

  expect([code, stderr[0]]).toEqual([2, expect.stringContaining(said)]);
});

test('Ctrl-C while it looks deletes nothing', async () => {
  const control = new AbortController();
  const queues = mixed();
  control.abort();

  const { code, stderr } = await runReplay(purgeBroken, { queues, signal: control.signal, answers: ['yes', '0'] });

  expect(code).toBe(1);
  expect(stderr[0]).toMatch(/^dead-letters: only a part was seen: /);
  expect(queues.messages(deadLetters)).toHaveLength(4);
});

test('Ctrl-C at the question deletes nothing', async () => {
  const control = new AbortController();
  const queues = mixed();
  const answers = ['yes', '2'];
  const shift = answers.shift.bind(answers);
  answers.shift = () => {
    control.abort();
    return shift();
  };

  const { code, files } = await runReplay(purgeBroken, { queues, signal: control.signal, answers });

  expect([code, files.size, queues.messages(deadLetters).length]).toEqual([1, 0, 4]);
});

test('a queue without a match is done', async () => {
  const { code, stderr, questions } = await runReplay(purgeBroken, { queues: fakeQueues() });

  expect([code, questions]).toEqual([0, []]);
  expect(stderr).toEqual([
    expect.stringMatching(
      /^dead-letters: 0 messages match\. The purge deletes them permanently, after they were written to /,
    ),
  ]);
});

test('asks before it keeps nothing', async () => {
  const queues = mixed();

  const { stderr, files } = await runReplay([...purgeBroken, '--no-export'], { queues, answers: [' yes ', ' 2 '] });

  expect(stderr[0]).toBe('dead-letters: 2 messages match. The purge deletes them permanently, without a copy.');
  expect([files.size, queues.messages(deadLetters).length]).toEqual([0, 2]);
});

test('names the most frequent reason first for messages that it cannot delete', async () => {
  const codes = ['InternalError', 'InternalError', 'Throttled'];
  const queues = fakeQueues({ keeps: () => codes.pop() });
  for (let nth = 0; nth < 3; nth += 1) queues.put(deadLetters, broken());

  const { stderr } = await runReplay([...purgeBroken, '--yes', '--depth', '3'], { queues });

  expect(stderr.at(-1)).toBe('dead-letters: 0 deleted, not deleted: 2 InternalError, 1 Throttled.');
});

test('fails if another consumer received messages after they were counted', async () => {
  const queues = mixed();
  const answers = ['yes', '2'];
  const shift = answers.shift.bind(answers);
  answers.shift = () => {
    if (answers.length === 1) queues.hideAll(deadLetters);
    return shift();
  };

  const { code, stderr } = await runReplay(purgeBroken, { queues, answers });

  expect([code, stderr.at(-1), queues.messages(deadLetters).length]).toEqual([1, 'dead-letters: 0 deleted.', 4]);
});

test('fails if it has not seen every message, but deletes what it counted', async () => {
  const queues = fakeQueues({ facts: { visible: 50 } });
  queues.put(deadLetters, broken());

  const { code, stderr } = await runReplay([...purgeBroken, '--yes', '--depth', '1'], { queues });
  const { code: without } = await runReplay(purgeBroken, { queues: fakeQueues({ facts: { visible: 50 } }) });

  expect([code, stderr.at(-1), without]).toEqual([1, 'dead-letters: 1 deleted.', 1]);
});
