import { liveCommand } from '../../../cli/live.ts';
import type { LiveAws, LivePorts } from '../../../cli/live/live-ports.ts';
import type { Snapshot } from '../../../live/wire/updates.ts';
import type { ReplayAws } from '../../../replay/replay-ports.ts';
import { aQueueMessage } from '../../given/builders/a-queue-message.ts';
import { fakeFiles } from '../../given/fakes/fake-files.ts';
import { fakeQueues } from '../../given/fakes/fake-queues.ts';
import { fakeTemporary } from '../../given/fakes/fake-temporary.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';
import { parseArguments } from '../../given/parse-arguments.ts';
import { serverSentEvents } from '../../given/server-sent-events.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';

const outputs: Readonly<Record<string, string>> = {
  QueueUrl: 'https://sqs/queue',
  DeadLetterQueueUrl: 'https://sqs/dead',
  EventBusName: 'identity',
  ForwarderFunctionName: 'forwarder',
};
const variables = {
  KAFKA_BROKERS: 'b-1:9092',
  KAFKA_TOPIC: 'events',
  KAFKA_TOPICS_BY_TYPE: '{"cognito.login.failed.v1":"failures"}',
};
const denied = Object.assign(
  new Error('User: x is not authorized to perform: lambda:GetFunctionConfiguration on resource: y'),
  { name: 'AccessDeniedException' },
);

/** Runs the command until the test ends it. */
function startLive(argv: readonly string[] = [], over: Partial<LiveAws['forwarder']> = {}, stack = outputs) {
  const { ports, stdout, stderr } = fakeTerminal();
  const ended = new AbortController();
  const queues = fakeQueues();
  const temporary = fakeTemporary();
  const aws: LiveAws = {
    replay: { queues: queues.port, outputs: () => Promise.resolve(stack) } as unknown as ReplayAws,
    watch: { metrics: () => Promise.resolve(new Map()), alarmsOn: () => Promise.resolve([]) },
    temporary: temporary.port,
    forwarder: {
      region: () => Promise.resolve('eu-west-1'),
      variables: () => Promise.resolve(variables),
      connect: () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
      ...over,
    },
  };
  const world: LivePorts = {
    aws: () => aws,
    clock: { now: () => new Date('2026-11-24T10:00:00Z'), sleep: () => Promise.resolve() },
    files: fakeFiles(new Map()),
    version: '1.2.3',
    owner: { machine: 'abc', process: 1 },
    isRunning: () => true,
    newId: () => 'id',
    page: () => Promise.resolve([{ path: '', bytes: Buffer.from('<!doctype html>'), type: 'text/html' }]),
    interrupted: () => ended.signal,
  };
  const command = liveCommand(world);
  const code = command.run(parseArguments(command.declaration, argv), ports);
  code.catch(() => undefined);
  const address = async (): Promise<string> => {
    await waitFor(() => stdout.length > 0, { what: 'the address', timeoutMs: 10_000 });
    return stdout[0] ?? '';
  };
  const stop = () => {
    ended.abort();
    return code;
  };
  const post = async (path: string, body: object) => {
    const origin = new URL(await address()).origin;
    const headers = { 'content-type': 'application/json', origin };
    return fetch(`${await address()}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const snapshot = async (): Promise<Snapshot> => {
    const tab = serverSentEvents(await fetch(`${await address()}updates`));
    const first = await tab.next();
    await tab.return(undefined);
    return (first.value as { readonly data: Snapshot }).data;
  };
  return { code, address, stop, post, snapshot, stdout, stderr, queues, temporary };
}

test('prints the address, serves the page and ends with Ctrl-C', async () => {
  const live = startLive();
  const page = await (await fetch(await live.address())).text();

  expect(await live.stop()).toBe(0);
  expect(live.stdout).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/)]);
  expect(page).toBe('<!doctype html>');
});

test('chooses another port if the port is in use, and prints it', async () => {
  const first = startLive();
  const { port } = new URL(await first.address());
  const second = startLive(['--port', port]);
  const other = new URL(await second.address()).port;
  await Promise.all([first.stop(), second.stop()]);

  expect(other).not.toBe(port);
  expect(second.stderr[0]).toBe(`Port ${port} is in use. The page uses port ${other}.`);
});

test('shows the topics of the forwarder, and is read-only', async () => {
  const live = startLive(['--stack', 'Shop']);
  const { state } = await live.snapshot();
  await live.stop();

  expect(state.abilities).toMatchObject({
    mode: 'deployed',
    stack: 'Shop',
    region: 'eu-west-1',
    topics: ['events', 'failures'],
    mayReplay: false,
    hasLocalActions: false,
  });
});

test.each([
  [[], 403],
  [['--allow-replay'], 200],
] as const)('with %j, applying a purge answers %i', async (argv, status) => {
  const live = startLive(argv);
  live.queues.put('https://sqs/dead', aQueueMessage());
  const { id } = (await (await live.post('jobs', { kind: 'purge', queues: ['dead-letters'] })).json()) as {
    readonly id: string;
  };
  await waitFor(async () => (await live.snapshot()).state.jobs[0]?.state === 'ready', {
    what: 'the dry run',
    timeoutMs: 10_000,
  });
  const answer = await live.post(`jobs/${id}/apply`, { matched: 1 });
  await live.stop();

  expect(answer.status).toBe(status);
});

test('names the permission for the settings of the forwarder, and offers the bus', async () => {
  const live = startLive([], { variables: () => Promise.reject(denied) });
  await waitFor(async () => (await live.snapshot()).state.problems.length > 0, { what: 'problem', timeoutMs: 10_000 });
  const { state } = await live.snapshot();
  await live.stop();

  expect(state.problems).toMatchObject([{ panel: 'events', permission: 'lambda:GetFunctionConfiguration' }]);
  expect(state.feed).toMatchObject({ from: 'nowhere', offered: { rule: 'cognito-to-kafka-live-id' } });
});

test('removes the temporary rule and queue at its end', async () => {
  const live = startLive();
  const answer = await live.post('feed', { from: 'bus' });
  const during = live.temporary.rules();
  await live.stop();

  expect([answer.status, during]).toEqual([200, ['cognito-to-kafka-live-id']]);
  expect([live.temporary.rules(), live.temporary.queues()]).toEqual([[], []]);
});

test('rejects a stack that has no forwarder, such as the stack of a consumer', async () => {
  const live = startLive(['--stack', 'Mail'], {}, { MailRuleDeadLetterQueueUrl: 'https://sqs/mail' });

  await expect(live.code).rejects.toThrow(
    'Stack "Mail" has no output "QueueUrl". Use --stack with a stack that cognito-to-kafka deployed whole.',
  );
});

test('explains invalid settings of the forwarder without their values', async () => {
  const live = startLive([], { variables: () => Promise.resolve({ ...variables, KAFKA_BROKERS: 'secret value' }) });
  await waitFor(async () => (await live.snapshot()).state.problems.length > 0, { what: 'problem', timeoutMs: 10_000 });
  const { state } = await live.snapshot();
  await live.stop();

  expect(state.problems[0]?.text).toMatch(/^The settings of the forwarder are invalid: .*KAFKA_BROKERS/);
  expect(JSON.stringify(state)).not.toContain('secret value');
});
