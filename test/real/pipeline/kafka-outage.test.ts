import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { StackOutputName } from '../../../contracts/stack-outputs.ts';
import { openAccount } from '../../../local/account.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { runDemo } from '../../../local/demo.ts';
import { startKafka, stopKafka } from '../../../local/rig/kafka.ts';
import { endOffsets, openTopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { untilDrained } from './setup/until-drained.ts';

const pipeline = deployedPipeline();
const sqs = new SQSClient(clientSettings(pipeline.endpoint));

test('logins continue and events wait while Kafka is down, and all arrive afterwards', async () => {
  await untilDrained();
  const account = openAccount();
  const from = await endOffsets(pipeline.bootstrap, pipeline.topic);
  await stopKafka(pipeline.broker);
  try {
    await runDemo(pipeline, ['ines', 'paul'], { expect: account.expect });
    // Every event has been tried at least once, and is hidden in the queue until its next turn.
    await waitFor(async () => (await queued('QueueUrl')).hidden === account.summary().expected, {
      what: 'every event to wait in the queue',
      timeoutMs: 60_000,
    });
  } finally {
    await startKafka(pipeline.broker);
  }
  const reader = await openTopicReader(pipeline.bootstrap, pipeline.topic, { from, onRecord: account.enter });
  await waitFor(() => account.summary().lost === 0, { what: 'the events that waited', timeoutMs: 120_000 });
  await reader.close();

  expect(account.summary()).toMatchObject({ expected: 46, arrived: 46, lost: 0, wrong: [] });
  await untilDrained();
  expect(await queued('DeadLetterQueueUrl')).toMatchObject({ all: 0 });
});

async function queued(name: StackOutputName) {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: output(name), AttributeNames: ['All'] }),
  );
  const visible = Number(Attributes['ApproximateNumberOfMessages']);
  const hidden = Number(Attributes['ApproximateNumberOfMessagesNotVisible']);
  return { hidden, all: visible + hidden };
}
