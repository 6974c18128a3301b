import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

test.each(['list', 'queues'])('the table of replay %s fits a terminal of 80 characters', async (command) => {
  const queues = fakeQueues();
  queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());

  const { stdout } = await runReplay([command], { queues, width: 80 });
  const { stdout: whole } = await runReplay([command], { queues });

  expect(Math.max(...stdout.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(stdout).toHaveLength(whole.length);
  // The name by which a person chooses the message or the queue is whole.
  expect(stdout.map((line) => line.split(' ')[0])).toEqual(whole.map((line) => line.split(' ')[0]));
});
