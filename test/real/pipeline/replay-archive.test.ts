import { once } from 'node:events';
import { EventBridgeClient, ListRulesCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { catalog } from '../../../contracts/catalog.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { exampleEvent } from '../../../scripts/example-event.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { publishEvents } from './setup/publish-events.ts';
import { replay, startReplay } from './setup/replay-command.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const bus = new EventBridgeClient(clientSettings(endpoint));
const anotherType = catalog.filter(({ properties }) => properties.type.const === 'cognito.token.issued.v1');
const [login, token] = [
  anEvent(),
  { ...exampleEvent(anotherType[0] ?? catalog[0]), id: anEvent().id, type: 'cognito.token.issued.v1' },
];
let reader: TopicReader;
let span: string[];
let rule = '';

const ruleNames = async (): Promise<string[]> => {
  const { Rules = [] } = await bus.send(new ListRulesCommand({ EventBusName: output('EventBusName') }));
  return Rules.map(({ Name = '' }) => Name);
};
/** How often an event is in Kafka. */
const timesInKafka = ({ id }: { readonly id: string }): number =>
  reader.records.filter(({ value }) => value.includes(`"${id}"`)).length;
const arrive = (count: number, ...events: readonly { readonly id: string }[]) =>
  waitFor(() => events.every((event) => timesInKafka(event) === count), {
    what: `the events in Kafka ${count} times`,
    timeoutMs: 60_000,
  });

beforeAll(async () => {
  reader = await openTopicReader(bootstrap, topic);
  const from = new Date(Date.now() - 1000).toISOString();
  await publishEvents([login, token]);
  await arrive(1, login, token);
  span = ['--from', from, '--to', new Date(Date.now() + 1000).toISOString()];
  rule = (await ruleNames()).find((name) => /forwarder/i.test(name)) ?? '';
});

afterAll(() => reader.close());

const tokens = ['--type', 'cognito.token.*'];
const archive = (...argv: readonly string[]) => replay(endpoint, 'archive', ...span, '--rule', rule, ...argv);

test('replays a time span, with --type only that type, and deletes its rule', async () => {
  const rules = await ruleNames();
  expect(await archive('--yes')).toMatchObject({ code: 0, stderr: expect.stringContaining('COMPLETED') as string });
  await arrive(2, login, token);

  const { code, stderr } = await archive('--type', 'cognito.login.*', '--settle', '1', '--yes');

  expect([code, stderr]).toEqual([0, expect.stringContaining('COMPLETED')]);
  await arrive(3, login);
  const last = anEvent();
  await publishEvents([last]);
  await arrive(1, last);
  expect([timesInKafka(login), timesInKafka(token)]).toEqual([3, 2]);
  expect(await ruleNames()).toEqual(rules);
});

test('Ctrl-C deletes the rule, and the next command deletes that of a killed one', async () => {
  const rules = await ruleNames();
  const started = async () => {
    const child = startReplay(endpoint, 'archive', ...span, '--rule', rule, ...tokens, '--settle', '20', '--yes');
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    // It says so once what was left over is gone.
    await waitFor(() => said.includes(', only cognito.token.*'), { what: 'the beginning', timeoutMs: 30_000 });
    await waitFor(async () => (await ruleNames()).includes(`${rule}-replay`), { what: 'the rule', timeoutMs: 30_000 });
    return { child, ended: once(child, 'close') };
  };
  await bus.send(
    new PutRuleCommand({
      EventBusName: output('EventBusName'),
      Name: `${rule}-replay`,
      // As a command makes it that is killed before its replay begins.
      EventPattern: JSON.stringify({ 'replay-name': ['replay-2026-11-24T060000000Z'] }),
    }),
  );

  const { child, ended } = await started();
  child.kill('SIGINT');

  expect((await ended)[0]).toBe(1);
  expect(await ruleNames()).toEqual(rules);
});
