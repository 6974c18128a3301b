import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueReach } from '../../../../forwarder/queues/queue-reach.ts';

/** Asks two queues of which the second comes to this. */
function ask(second: (signal?: AbortSignal) => Promise<object>, timeoutMs = 60_000) {
  const asked: unknown[] = [];
  const send = (
    { input }: { readonly input: { readonly QueueUrl: string } },
    options?: { readonly abortSignal?: AbortSignal },
  ) => {
    asked.push(input);
    return input.QueueUrl === 'second' ? second(options?.abortSignal) : Promise.resolve({});
  };
  const client = { send } as unknown as Pick<SQSClient, 'send'>;
  return { asked, reach: queueReach({ client, queueUrls: ['first', 'second'], timeoutMs }) };
}

test('each queue is asked for what changes nothing', async () => {
  const { asked, reach } = ask(() => Promise.resolve({}));

  await expect(reach()).resolves.toBeUndefined();
  expect(asked).toEqual(['first', 'second'].map((QueueUrl) => ({ QueueUrl, AttributeNames: ['QueueArn'] })));
});

test('a queue that does not answer is enough', async () => {
  await expect(ask(() => Promise.reject(new Error('no way'))).reach()).rejects.toThrow('no way');
});

test('gives up a queue that does not answer in time', async () => {
  const silence = (signal?: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });

  await expect(ask(silence, 1).reach()).rejects.toMatchObject({ name: 'TimeoutError' });
});
