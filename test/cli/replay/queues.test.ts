import { fakeQueues } from '../../fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

test('queues lists every queue with its depth and where it replays to', async () => {
  const { out } = await runReplay(['queues'], { queues: fakeQueues({ facts: { visible: 12 } }) });
  const lines = out.join('\n').split('\n');

  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^dead-letters +12 +0 +the forwarder's queue +14 d$/);
  expect(lines[3]).toMatch(/^audit-dead-letters .* the audit function /);
  const { out: json } = await runReplay(['queues', '--json', '--queue', 'outbox'], { queues: fakeQueues() });
  expect(JSON.parse(json.join())).toMatchObject({ name: 'outbox', url: outputs.OutboxQueueUrl, visible: 0 });
});
