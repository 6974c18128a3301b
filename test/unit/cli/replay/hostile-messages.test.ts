import fc from 'fast-check';
import { readLine } from '../../../../replay/messages/read-line.ts';
import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';
import { anyText } from '../../../given/builders/any-text.ts';

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const hostile = [
  deep(20_000),
  '['.repeat(20_000),
  `{"detail":${deep(20_000)}}`,
  `{"specversion":"1.0","type":"cognito.login.succeeded.v1","data":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  JSON.stringify(anEvent()).replace('"subject":', `"more":${deep(20_000)},"subject":`),
  '{"id":1e999,"type":-1e999,"time":12345678901234567890123456789012345678901234567890}',
  '{"type":"a","type":"b","__proto__":{"type":"c"},"detail":1,"detail":2}',
  '{"id":"\\ud800","type":"\\udfff","subject":"\ud800"}',
  '{"half',
  '',
];
const formats = ['event', 'envelope', 'cloudtrail-record'] as const;

test('reads any text without throwing', () => {
  const body = fc.oneof(anyText(), fc.json());
  const attributes = fc.dictionary(fc.string(), fc.string());
  fc.assert(
    fc.property(body, fc.constantFrom(...formats), attributes, (text, format, given) => {
      const message = aQueueMessage({ body: text, attributes: texts(given) });
      expect(() => parseMessage(message, format)).not.toThrow();
      expect(() => readLine(text)).not.toThrow();
    }),
  );
});

test('reads any nesting without throwing', () => {
  for (const body of hostile) {
    for (const format of formats) expect(() => parseMessage(aQueueMessage({ body }), format)).not.toThrow();
    expect(() => readLine(`{"message":"event not published","code":${body},"event":${body}}`)).not.toThrow();
  }
  expect(() => parseMessage(aQueueMessage({ body: `{"detail":${deep(400_000)}}` }), 'envelope')).not.toThrow();
});

test.each(hostile.map((body) => [body.slice(0, 20), body]))(
  'handles %s…, and the message next to it',
  async (_start, body) => {
    const queues = fakeQueues();
    queues.put(
      outputs.DeadLetterQueueUrl,
      aQueueMessage({ messageId: 'hostile', body, attributes: texts({ failedAt: 'no' }) }),
    );
    queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ messageId: 'neighbor' }));
    const where = ['--where', "!contains(data.username, 'nobody') && sort_by(@.x || `[]`, &a) == `[]`"];

    const listed = await runReplay(['list'], { queues });
    const shown = await runReplay(['show', 'hostile'], { queues });
    const filtered = await runReplay(['list', '--json', ...where], { queues });
    const sent = await runReplay(['send', '--queue', 'dead-letters', '--yes', '--json'], { queues });

    expect([listed.code, shown.code, filtered.code, sent.code]).toEqual([0, 0, 0, 0]);
    expect(listed.stdout.join('\n')).not.toContain('NaN');
    expect(filtered.stdout.join('\n')).toContain('neighbor');
    expect(JSON.parse(sent.stdout[0] ?? '')).toMatchObject({ failed: {}, undeleted: 0 });
    expect(queues.messages(outputs.QueueUrl).length).toBeGreaterThan(0);
  },
);
