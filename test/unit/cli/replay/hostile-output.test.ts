import fc from 'fast-check';
import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const units = [
  '\u001b',
  '\u0007',
  '\u009b',
  '\u0085',
  '\u202e',
  '\u2028',
  '\u200b',
  '\n',
  '\r',
  '\t',
  '=',
  '＝',
  '"',
  ',',
  'a',
];
const hostile = fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 12 });
const messages = fc.record({
  id: hostile,
  type: hostile,
  subject: hostile,
  time: hostile,
  reason: hostile,
  raw: hostile,
});

/** Lines as they reach the terminal. */
const isClean = (line: string): boolean => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(line);

test('prints hostile messages in printable lines, one per row, with unchanged JSON', async () => {
  await fc.assert(
    fc.asyncProperty(messages, async ({ reason, raw, ...head }) => {
      const queues = fakeQueues();
      const attributes = texts({ reason, [raw]: raw, detail: raw });
      queues.put(
        outputs.DeadLetterQueueUrl,
        aQueueMessage({ messageId: 'json', body: JSON.stringify(head), attributes }),
      );
      queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ messageId: 'raw', body: raw, attributes }));
      const event = JSON.stringify({ ...anEvent(), ...head, data: { userPoolId: raw } });
      queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ messageId: 'event', body: event }));
      const run = (...argv: string[]) => runReplay(argv, { queues });

      const table = await run('list');
      const csv = await run('list', '--csv');
      const json = await run('list', '--json');
      const shown = [await run('show', 'json'), await run('show', 'raw')];
      const sent = await run('send', '--force', '--queue', 'dead-letters');

      const all = [table, csv, json, ...shown, sent].flatMap(({ stdout, stderr }) => [...stdout, ...stderr]);
      expect(all.filter((line) => !isClean(line))).toEqual([]);
      expect([table.stdout.length, csv.stdout.length, json.stdout.length]).toEqual([4, 4, 3]);
      expect(json.stdout.map((line) => (JSON.parse(line) as { reason: string }).reason)).toContain(reason);
      // Head of the message, its attributes, its body, and why it is there: nothing of a message makes a line of its own.
      expect(shown[1]?.stdout.filter((line) => line.startsWith('cause ') || line.startsWith('queue '))).toHaveLength(2);
    }),
    { numRuns: 30 },
  );
});
