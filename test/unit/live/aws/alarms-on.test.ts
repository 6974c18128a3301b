import { alarmsOn } from '../../../../live/aws/alarms-on.ts';

const outputs = { MailRuleDeadLetterQueueUrl: 'https://sqs/mail-dead' };
const since = new Date('2026-11-24T10:00:00Z');
const firing = (...names: readonly string[]) =>
  alarmsOn(
    names.map((name) => ({ name, since })),
    'Shop',
    outputs,
  );

test('has the meaning and the heading of the runbook', () => {
  expect(firing('Shop-QueueMessageAge')).toEqual([
    {
      name: 'QueueMessageAge',
      meaning: 'Identity events have been waiting for Kafka for 5 minutes.',
      since: since.getTime(),
      runbook: expect.stringMatching(/docs\/operations\/runbook\.md#queuemessageage$/) as string,
    },
  ]);
});

test('names the consumer of an alarm that each consumer has', () => {
  expect(firing('Shop-ConsumerDeadLetters-Mail')).toMatchObject([{ name: 'ConsumerDeadLetters', consumer: 'Mail' }]);
});

test.each(['Shop-Test-DeadLetters', 'Shop-ConsumerDeadLetters-Other', 'Shop-Own', 'Shop-', 'Shop-toString'])(
  'leaves out %s, which is not an alarm of the stack',
  (name) => {
    expect(firing(name)).toEqual([]);
  },
);
