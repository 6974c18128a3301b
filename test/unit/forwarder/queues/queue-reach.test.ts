import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueReach } from '../../../../forwarder/queues/queue-reach.ts';

/** Asks two queues of which the second comes to this. */
function ask(second: () => Promise<object>) {
  const asked: unknown[] = [];
  const send = ({ input }: { readonly input: { readonly QueueUrl: string } }) => {
    asked.push(input);
    return input.QueueUrl === 'second' ? second() : Promise.resolve({});
  };
  const client = { send } as unknown as Pick<SQSClient, 'send'>;
  return { asked, reach: queueReach({ client, queueUrls: ['first', 'second'], timeoutMs: 60_000 }) };
}

test('each queue is asked for what changes nothing', async () => {
  const { asked, reach } = ask(() => Promise.resolve({}));

  await expect(reach()).resolves.toBeUndefined();
  expect(asked).toEqual(['first', 'second'].map((QueueUrl) => ({ QueueUrl, AttributeNames: ['QueueArn'] })));
});

test('a queue that does not answer is enough', async () => {
  await expect(ask(() => Promise.reject(new Error('no way'))).reach()).rejects.toThrow('no way');
});
