import { CommandFailed } from '../../../../platform/command-failed.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { outputs, runReplay } from './replay-run.ts';

test('queues lists every queue with its depth and where it replays to', async () => {
  const { stdout } = await runReplay(['queues'], { queues: fakeQueues({ facts: { visible: 12 } }) });
  const lines = stdout.join('\n').split('\n');

  expect(lines).toHaveLength(8);
  expect(lines[1]).toMatch(/^dead-letters +12 +0 +the forwarder's queue +14 d$/);
  expect(lines[3]).toMatch(/^audit-dead-letters .* the audit function /);
  expect(lines.slice(1).map((line) => line.split(' ')[0])).toEqual([
    'dead-letters',
    'rule-dead-letters',
    'audit-dead-letters',
    'audit-rules-dead-letters',
    'outbox-dead-letters',
    'outbox',
    'audit',
  ]);
  const { stdout: json } = await runReplay(['queues', '--json', '--queue', 'outbox'], { queues: fakeQueues() });
  expect(JSON.parse(json.join())).toMatchObject({ name: 'outbox', url: outputs.OutboxQueueUrl, visible: 0 });
});

test('prints the age and the expiry of the oldest message, and changes nothing', async () => {
  const queues = fakeQueues();
  // It is 06:00 of the 24th.
  for (const hour of ['05', '03', '04']) {
    queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ sentAt: new Date(`2026-11-23T${hour}:00:00Z`) }));
  }
  queues.put(outputs.OutboxQueueUrl, aQueueMessage());

  const { stdout } = await runReplay(['queues'], { queues });

  expect(stdout.join('\n')).toMatch(/dead-letters +3 +0 +1 d +the forwarder's queue +12 d of 14 d\n/);
  expect(stdout.join('\n')).toMatch(/\noutbox +1 +0 +the bus: all consumers +14 d\n/);
  expect([queues.hidden(outputs.DeadLetterQueueUrl), queues.messages(outputs.OutboxQueueUrl)[0]?.receiveCount]).toEqual(
    [0, 0],
  );
});

test('prints bounds for a queue of more messages than one call returns', async () => {
  const queues = fakeQueues();
  for (let index = 0; index < 11; index += 1) {
    queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ sentAt: new Date('2026-11-23T03:00:00Z') }));
  }

  const { stdout } = await runReplay(['queues'], { queues });
  const { stdout: json } = await runReplay(['queues', '--json', '--queue', 'dead-letters'], { queues });

  expect(stdout.join('\n')).toMatch(/dead-letters +11 +0 +over 1 d +the forwarder's queue +under 12 d of 14 d\n/);
  expect(JSON.parse(json.join())).toMatchObject({ oldest: '2026-11-23T03:00:00.000Z', isOldestOfAll: false });
});

test('a queue of another stack replays to what --to says', async () => {
  const url = 'https://sqs.eu-west-1.amazonaws.com/111122223333/other';
  const { stdout } = await runReplay(['queues', '--queue', url], { queues: fakeQueues() });

  expect(stdout.join('\n')).toMatch(/^other +0 +0 +specify --to +14 d$/m);
});

test('reads no message of an empty queue, or of one that counts deliveries', async () => {
  const queues = fakeQueues({ facts: { maxReceiveCount: 480 } });
  queues.put(outputs.DeadLetterQueueUrl, aQueueMessage());
  const receivedFrom: string[] = [];
  const receive = (url: string) => {
    receivedFrom.push(url);
    return Promise.resolve([]);
  };

  await runReplay(['queues'], { queues });
  await runReplay(['queues'], { queues: { ...fakeQueues(), port: { ...fakeQueues().port, receive } } });

  expect([queues.messages(outputs.DeadLetterQueueUrl)[0]?.receiveCount, receivedFrom]).toEqual([0, []]);
});

test('prints a bound for the age while another consumer has some of the messages', async () => {
  const queues = fakeQueues({ facts: { visible: 1, inFlight: 1 } });
  queues.put(outputs.DeadLetterQueueUrl, aQueueMessage({ sentAt: new Date('2026-11-23T03:00:00Z') }));

  const { stdout } = await runReplay(['queues', '--queue', 'dead-letters'], { queues });

  expect(stdout.join('\n')).toMatch(/dead-letters +1 +1 +over 1 d /);
});

test('leaves the Region, profile and endpoint that are not specified to the SDK', async () => {
  const run = (...argv: string[]) => runReplay(['queues', ...argv], { queues: fakeQueues() });

  expect((await run()).settings).toStrictEqual([{}]);
  expect(
    (await run('--region', 'eu-west-1', '--profile', 'ops', '--endpoint-url', 'http://127.0.0.1:4566')).settings,
  ).toStrictEqual([{ region: 'eu-west-1', profile: 'ops', endpoint: 'http://127.0.0.1:4566' }]);
});

test('reads the stack unless every queue is specified by its URL', async () => {
  const stack = new CommandFailed('The stack "x" does not exist.');
  const run = (...argv: string[]) => runReplay(['queues', ...argv], { queues: fakeQueues(), stack });
  const url = ['--queue', 'https://sqs.eu-west-1.amazonaws.com/111122223333/other'];

  const [none, mixed, byUrl] = [await run(), await run('--queue', 'dead-letters', ...url), await run(...url)];

  expect([none.code, mixed.code, byUrl.code]).toEqual([1, 1, 0]);
  expect(mixed.stderr).toEqual(none.stderr);
});
