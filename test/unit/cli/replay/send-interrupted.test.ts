import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

const { DeadLetterQueueUrl: deadLetters, QueueUrl: queue } = outputs;

test('sends nothing after Ctrl-C while it waits for the rate', async () => {
  const control = new AbortController();
  const queues = fakeQueues({
    refuses: () => {
      control.abort();
      return undefined;
    },
  });
  for (let nth = 0; nth < 30; nth += 1) queues.put(deadLetters, aQueueMessage());

  const { code } = await runReplay(['send', '--rate', '5/s', '--yes'], { queues, signal: control.signal });

  expect([code, queues.messages(queue).length, queues.messages(deadLetters).length]).toEqual([1, 5, 25]);
  expect(queues.hidden(deadLetters)).toBe(0);
});
