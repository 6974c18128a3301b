import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CloudWatchClient, PutMetricDataCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { EventFeed } from '../../../live/wire/abilities.ts';
import type { EventsResponse } from '../../../live/wire/requests.ts';
import type { Snapshot } from '../../../live/wire/updates.ts';
import { awsEnvironment, clientSettings } from '../../../local/rig/aws-environment.ts';
import { projectRoot } from '../../../local/rig/paths.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { serverSentEvents } from '../../given/server-sent-events.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';
import { publishEvents } from './setup/publish-events.ts';
import { runCli } from './setup/run-cli.ts';

const { endpoint, topic } = deployedPipeline();
const timeoutMs = 60_000;
const aTime = expect.any(Number) as number;
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts the command as an operator does. Resolves once it has printed its address. */
async function startLive(...argv: readonly string[]) {
  const env = { PATH: process.env['PATH'], ...awsEnvironment(endpoint) };
  const child = spawn(process.execPath, [join(projectRoot, 'cli/main.ts'), 'live', ...argv], { env, stdio: 'pipe' });
  started.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await waitFor(() => stdout.includes('\n'), { what: 'the address', timeoutMs });
  const address = stdout.trim();
  const post = (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', origin: new URL(address).origin };
    return fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const state = async () => {
    const tab = serverSentEvents(await fetch(`${address}updates`));
    const first = await tab.next();
    await tab.return(undefined);
    return (first.value as { readonly data: Snapshot }).data.state;
  };
  const eventOf = (id: string) =>
    waitFor(
      async () => {
        const { events } = (await (await fetch(`${address}events`)).json()) as EventsResponse;
        return events.find((event) => event.id === id);
      },
      { what: `the event ${id} on the page`, timeoutMs },
    );
  const end = async (signal: NodeJS.Signals) => {
    const closed = once(child, 'close');
    child.kill(signal);
    return (await closed)[0] as number | null;
  };
  return { address, post, state, eventOf, end, stderr: () => stderr };
}

const clients = clientSettings(endpoint);
const prefix = 'cognito-to-kafka-live-';
/** Names of the temporary rules and queues that exist. */
async function temporary() {
  const [bus, sqs] = [new EventBridgeClient(clients), new SQSClient(clients)];
  const { Rules = [] } = await bus.send(new ListRulesCommand({ EventBusName: output('EventBusName') }));
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
  const rules = Rules.map(({ Name = '' }) => Name).filter((name) => name.startsWith(prefix));
  return { rules, queues: QueueUrls.map((url) => url.split('/').at(-1) ?? '') };
}

test('shows an event of the topic with its times, rates of CloudWatch, and an alarm', async () => {
  const watch = new CloudWatchClient(clients);
  const Dimensions = [{ Name: 'EventBusName', Value: output('EventBusName') }];
  const counts = [1, 2, 3, 4].map((minutes) => ({
    MetricName: 'EventsPublished',
    Dimensions,
    Value: 120,
    Timestamp: new Date(Date.now() - minutes * 60_000),
  }));
  await watch.send(new PutMetricDataCommand({ Namespace: 'CognitoToKafka', MetricData: counts }));
  const alarm = { AlarmName: 'CognitoToKafka-DeadLetters', StateReason: 'test' } as const;
  await watch.send(new SetAlarmStateCommand({ ...alarm, StateValue: 'ALARM' }));
  const live = await startLive();
  await waitFor(async () => (await live.state()).feed.from === 'topic', { what: 'the topic', timeoutMs });
  const event = anEvent();
  await publishEvents([event]);
  const arrived = await live.eventOf(event.id);
  const { picture, abilities } = await live.state();
  await watch.send(new SetAlarmStateCommand({ ...alarm, StateValue: 'OK' }));

  expect(await live.end('SIGINT')).toBe(0);
  expect(abilities).toMatchObject({ mode: 'deployed', topics: [topic], mayReplay: false });
  expect(arrived).toMatchObject({ topic, times: { queued: aTime, received: aTime } });
  expect(picture?.edges.find(({ from, to }) => from === 'cognito' && to === 'bus')?.perSecond).toBe(2);
  expect(picture?.boxes.flatMap(({ alarms }) => alarms)).toMatchObject([{ name: 'DeadLetters' }]);
  expect(await temporary()).toEqual({ rules: [], queues: [] });
});

test('without Kafka, shows the bus after consent, and removes what a killed run left', async () => {
  const environment = await functionEnvironment(new LambdaClient(clients), output('ForwarderFunctionName'));
  await environment.set({ KAFKA_BROKERS: '127.0.0.1:1' });
  try {
    const killed = await startLive();
    await waitFor(async () => 'offered' in (await killed.state()).feed, { what: 'the offer', timeoutMs });
    expect(await temporary()).toEqual({ rules: [], queues: [] });
    expect((await killed.post('feed', { from: 'bus' })).status).toBe(200);
    await killed.end('SIGKILL');
    const left = await temporary();
    expect(left).toEqual({ rules: left.queues, queues: [expect.stringContaining(prefix)] });

    const live = await startLive();
    await waitFor(async () => (await temporary()).queues.length === 0, { what: 'the removal', timeoutMs });
    await waitFor(async () => 'offered' in (await live.state()).feed, { what: 'the offer', timeoutMs });
    const feed = (await (await live.post('feed', { from: 'bus' })).json()) as EventFeed;
    const event = anEvent();
    await publishEvents([event]);
    const arrived = await live.eventOf(event.id);

    expect(feed).toMatchObject({ from: 'bus', bus: output('EventBusName') });
    expect(arrived).toMatchObject({ text: JSON.stringify(event), times: { published: aTime } });
    expect(await live.end('SIGINT')).toBe(0);
    expect(live.stderr()).toContain(`Removed the rule and the queue ${left.queues[0]}`);
    expect(await temporary()).toEqual({ rules: [], queues: [] });
  } finally {
    await environment.restore();
  }
});

test('rejects a stack that does not exist, with exit code 1', async () => {
  expect(await runCli(endpoint, 'live', '--stack', 'Nothing')).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Stack "Nothing" does not exist in this account and Region\./) as string,
  });
});
