import { LambdaClient } from '@aws-sdk/client-lambda';
import type { Hop } from '../../../cli/smoke/canary-result.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { quietKafka } from '../../../local/rig/kafka.ts';
import { openTopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';
import { runCli } from './setup/run-cli.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const smoke = (...more: string[]) => runCli(endpoint, 'smoke', '--stack', 'CognitoToKafka', '--json', ...more);

test('a canary reaches Kafka and is read from there, hop by hop in the output', async () => {
  const reader = await openTopicReader(bootstrap, topic);
  const { code, stdout, stderr } = await smoke('--read-topic');

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { id, hops, failed } = JSON.parse(stdout) as { id: string; hops: Hop[]; failed?: object };
  expect(hops.map(({ hop }) => hop)).toEqual(['bus', 'queue', 'forwarder', 'kafka', 'topic']);
  expect(failed).toBeUndefined();
  const record = await waitFor(() => reader.records.find(({ value }) => value.includes(id)), {
    what: 'the canary in the topic',
    timeoutMs: 30_000,
  });
  await reader.close();
  expect(JSON.parse(record.value)).toMatchObject({ id, data: { userPoolId: 'none_Canary' } });
  expect(hops.at(-1)?.proof).toBe(`read from topic ${topic}, partition ${record.partition}, offset ${record.offset}`);
  expect(await groupsLeft()).toEqual([]);
});

/** Consumer groups of the command. */
async function groupsLeft(): Promise<string[]> {
  const admin = quietKafka(bootstrap).admin();
  await admin.connect();
  const { groups } = await admin.listGroups();
  await admin.disconnect();
  return groups.map(({ groupId }) => groupId).filter((id) => id.startsWith('cognito-to-kafka-smoke-'));
}

test('with brokers that are not there it names the hop and the cause', async () => {
  const lambda = new LambdaClient(clientSettings(endpoint));
  const environment = await functionEnvironment(lambda, output('ForwarderFunctionName'));
  await environment.set({ KAFKA_BROKERS: '127.0.0.1:1' });
  try {
    const { code, stdout } = await smoke('--timeout', '2', '--read-topic');

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      failed: { hop: 'kafka', cause: expect.stringContaining('ECONNREFUSED') as string },
    });
  } finally {
    await environment.restore();
  }
});
