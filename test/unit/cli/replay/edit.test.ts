import { aQueueMessage, deadLetterAttributes, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters, RuleDeadLetterQueueUrl: ruleDeadLetters, QueueUrl: events } = outputs;
/** An event that its schema refuses for its time. */
const broken = () => ({ ...anEvent(), time: 'noon' });
const repair = (text: string) => text.replace('"noon"', '"2026-11-24T03:12:45.123Z"');

function aDeadLetter(event = broken()) {
  const queues = fakeQueues();
  queues.put(
    deadLetters,
    aQueueMessage({ body: JSON.stringify(event), attributes: deadLetterAttributes('SCHEMA_VIOLATED') }),
  );
  return { queues, event };
}
const edit = (argv: string[], options: Parameters<typeof runReplay>[1]) => runReplay(['edit', ...argv], options);

test('a repaired event is shown, sent, and takes the place of the old one', async () => {
  const { queues, event } = aDeadLetter();

  const { code, stdout, stderr, questions } = await edit([event.id], { queues, edit: repair, answers: [' yes '] });

  expect([code, questions.length, stderr.at(-1)]).toEqual([
    0,
    1,
    "Sent to the forwarder's queue. The original is deleted.",
  ]);
  expect([stdout[0], stdout.at(-1)]).not.toContain('');
  expect(stdout.join('\n')).toMatch(/^-.*"noon",\n\+.*"2026-11-24T03:12:45\.123Z",$/m);
  expect(queues.messages(deadLetters)).toEqual([]);
  const [sent] = queues.messages(events);
  expect(JSON.parse(sent?.body ?? '')).toEqual({ ...event, time: '2026-11-24T03:12:45.123Z' });
  expect(sent?.attributes).toMatchObject({ reason: { StringValue: 'SCHEMA_VIOLATED' } });
});

test("edits an event of the forwarder's rule without its envelope", async () => {
  const queues = fakeQueues();
  const event = anEvent();
  const attributes = texts({ RULE_ARN: 'arn:rule', ERROR_CODE: 'NO_PERMISSIONS' });
  queues.put(ruleDeadLetters, aQueueMessage({ body: JSON.stringify({ detail: event }), attributes }));
  const rename = (text: string) => text.replace('"ann"', '"bea"');

  const { code } = await edit([event.id, '--yes'], { queues, edit: rename });

  expect([code, queues.messages(ruleDeadLetters)]).toEqual([0, []]);
  expect(JSON.parse(queues.messages(events)[0]?.body ?? '')).toMatchObject({ id: event.id, data: { username: 'bea' } });
});

test.each([
  ['an unchanged event', (text: string) => `${text}\n`, [], 0, 'Nothing changed'],
  [
    'an event that is still invalid',
    (text: string) => text.replace('noon', 'midnight'),
    [],
    1,
    'SCHEMA_VIOLATED. time: found a string of 8 characters; allowed: ',
  ],
  ['invalid JSON', (text: string) => text.slice(1), [], 1, 'NOT_JSON'],
  ['an empty file', () => '', [], 1, 'empty'],
  ['another id', (text: string) => repair(text).replace(/"id": "./, '"id": "f'), [], 1, 'The id has changed'],
  ['a no', repair, ['no'], 1, 'Nothing was sent.'],
])('%s is not sent, and the old one stays', async (_what, change, answers, expected, said) => {
  const { queues, event } = aDeadLetter();

  const { code, stderr } = await edit([event.id], { queues, edit: change, answers: [...answers] });

  expect([code, stderr.join()]).toEqual([expected, expect.stringContaining(said)]);
  expect([queues.messages(deadLetters).length, queues.hidden(deadLetters), queues.messages(events)]).toEqual([
    1,
    0,
    [],
  ]);
});

test('sends nothing if another process has received the original meanwhile', async () => {
  const { queues, event } = aDeadLetter();
  const meanwhile = (text: string) => {
    queues.hideAll(deadLetters);
    return repair(text);
  };

  const { code, stderr } = await edit([event.id, '--yes'], { queues, edit: meanwhile });

  expect([code, stderr.at(-1), queues.messages(events)]).toEqual([
    1,
    expect.stringContaining('no longer in its queue'),
    [],
  ]);
});

test('an event that its destination refuses stays', async () => {
  const event = broken();
  const queues = fakeQueues({ refuses: () => 'AccessDenied' });
  queues.put(deadLetters, aQueueMessage({ body: JSON.stringify(event) }));

  const { code, stderr } = await edit([event.id, '--yes'], { queues, edit: repair });

  expect([code, stderr.at(-1)]).toEqual([
    1,
    'The destination rejected the event: AccessDenied. The original is still in dead-letters.',
  ]);
  expect([queues.messages(deadLetters).length, queues.hidden(deadLetters)]).toEqual([1, 0]);
});

test('an id that is nowhere, and none', async () => {
  expect((await edit(['nothing'], { queues: fakeQueues() })).code).toBe(1);
  expect((await edit([], { queues: fakeQueues() })).code).toBe(2);
});

test('an event that was sent but cannot be deleted is reported with what to do', async () => {
  const event = broken();
  const queues = fakeQueues({ keeps: () => 'InternalError' });
  queues.put(deadLetters, aQueueMessage({ body: JSON.stringify(event) }));

  const { code, stderr } = await edit([event.id, '--yes'], { queues, edit: repair });

  expect([code, stderr.at(-1)]).toEqual([
    1,
    'The event was sent, but the original is still in dead-letters. Purge it by its id.',
  ]);
  expect(queues.messages(events)).toHaveLength(1);
});

test('an event whose destination is unknown stays, with the reason', async () => {
  const { queues, event } = aDeadLetter();
  const { DeadLetterQueueUrl } = outputs;

  const { code, stderr } = await edit([event.id, '--yes'], { queues, edit: repair, stack: { DeadLetterQueueUrl } });

  expect([code, stderr]).toEqual([
    1,
    ['dead-letters: the stack has no output "QueueUrl": specify a stack that has it with --stack.'],
  ]);
  expect([queues.messages(deadLetters).length, queues.hidden(deadLetters)]).toEqual([1, 0]);
});

test('a record of CloudTrail is not edited', async () => {
  const queues = fakeQueues();
  const record = JSON.stringify({ id: 'r-1', source: 'aws.cognito-idp', detail: { eventName: 'SignUp' } });
  queues.put(outputs.AuditDeadLetterQueueUrl, aQueueMessage({ body: record }));

  const { code, stderr } = await edit(['r-1', '--yes'], { queues, edit: (text) => text.replace('SignUp', 'SignOut') });

  expect([code, stderr[0]]).toEqual([1, expect.stringMatching(/^A CloudTrail record is evidence.* Nothing was sent/)]);
  expect(queues.messages(outputs.AuditDeadLetterQueueUrl)).toHaveLength(1);
});

test('reports queues of which it saw only a part', async () => {
  const control = new AbortController();
  control.abort();
  const { queues, event } = aDeadLetter();

  const { code, stderr } = await edit([event.id], { queues, signal: control.signal });

  expect(code).toBe(1);
  expect(stderr[0]).toMatch(/^dead-letters: only a part was seen: /);
  expect(stderr.at(-1)).toMatch(
    /^[0-9a-f-]+ is not in dead-letters, rule-dead-letters, .*"replay list" lists their messages\.$/,
  );
});

test('more than one id is wrong usage', async () => {
  const { code, stderr } = await edit(['a', 'b'], { queues: fakeQueues() });

  expect([code, stderr[0]]).toEqual([2, 'Too many arguments. Use one ID.']);
});

test('edits the chosen one of two messages with the same event', async () => {
  const queues = fakeQueues();
  const body = JSON.stringify(broken());
  for (const messageId of ['m-other', 'm-copy', 'm-chosen']) {
    queues.put(deadLetters, aQueueMessage({ messageId, ...(messageId === 'm-other' ? {} : { body }) }));
  }

  const { code } = await edit(['m-chosen', '--yes'], { queues, edit: repair });

  expect([code, queues.messages(events).length]).toEqual([0, 1]);
  expect(queues.messages(deadLetters).map(({ messageId }) => messageId)).toEqual(['m-other', 'm-copy']);
});

test('receives no more messages of a deep queue than it needs', async () => {
  const { queues, event } = aDeadLetter();
  for (let nth = 0; nth < 1_000; nth += 1) queues.put(deadLetters, aQueueMessage());

  await edit([event.id, '--yes'], { queues, edit: repair });

  // Twice, to find it and to replace it: twelve workers with at most two calls each.
  const receives = queues.messages(deadLetters).reduce((sum, { receiveCount }) => sum + receiveCount, 0);
  expect([queues.messages(events).length, receives <= 480]).toEqual([1, true]);
});

test('prints the text that was not sent, so that its changes are not lost', async () => {
  const { queues, event } = aDeadLetter();

  const { stderr } = await edit([event.id], { queues, edit: () => '  {"id": "mine"\n  \n' });

  expect(stderr.slice(1)).toEqual(['  {"id": "mine"']);
});
