import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { AclOperationTypes, AclPermissionTypes } from 'kafkajs';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { withAdmin } from '../../../local/rig/kafka-admin.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { anAclEntry } from '../../given/builders/an-acl-entry.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { aShell, scriptsOf } from './setup/page-script.ts';
import { publishEvents } from './setup/publish-events.ts';
import { contentOf } from './setup/queue-content.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const sqs = new SQSClient(clientSettings(endpoint));
let reader: TopicReader;
let shell: Awaited<ReturnType<typeof aShell>>;
let redrivePolicy = '';

beforeAll(async () => {
  reader = await openTopicReader(bootstrap, topic);
  shell = await aShell(endpoint);
  const asked = { QueueUrl: output('QueueUrl'), AttributeNames: ['RedrivePolicy' as const] };
  redrivePolicy = (await sqs.send(new GetQueueAttributesCommand(asked))).Attributes?.RedrivePolicy ?? '';
});

afterAll(async () => {
  await letWrite();
  await setRedrivePolicy(redrivePolicy);
  await reader.close();
  await shell.remove();
  await sqs.send(new PurgeQueueCommand({ QueueUrl: output('DeadLetterQueueUrl') }));
});

const deadLetters = () => contentOf(endpoint, output('DeadLetterQueueUrl'));

test('500 events that the topic refused reach Kafka: those of one app, then the rest', async () => {
  const [look = '', show = '', part = '', rest = '', ...more] = await scriptsOf('Resolve an incident of several days');
  expect(more).toEqual([]);
  // The deliveries of the deployed queue, as docs/operations/replay.md has them.
  expect(redrivePolicy).toMatch(/"maxReceiveCount": ?"?480/);
  await setRedrivePolicy(JSON.stringify({ ...(JSON.parse(redrivePolicy) as object), maxReceiveCount: 1 }));
  await denyWrite();
  const data = { ...anEvent().data, clientId: 'another-app' };
  const events = [...aHundred(), ...Array.from({ length: 4 }, () => aHundred({ data })).flat()];
  await publishEvents(events);
  await waitFor(async () => (await deadLetters()).length === 500, { what: 'the dead letters', timeoutMs: 120_000 });

  expect(await shell.run(look)).toMatch(/dead-letters +500 +0 [^]*RECEIVED_TOO_OFTEN[^]*20 shown/);
  expect(await shell.run(show)).toMatch(
    /100 found[^]*cause +RECEIVED_TOO_OFTEN[^]*runbook +https:\S+\/docs\/operations\/runbook\.md#deadletters/,
  );
  expect((await readFile(join(shell.folder, 'app.csv'), 'utf8')).trimEnd().split('\n')).toHaveLength(101);
  expect((await deadLetters()).every(({ IsVisible }) => IsVisible)).toBe(true);
  await letWrite();
  expect(await shell.run(part)).toMatch(/100 sent [^]*400 kept[^]*dead-letters +400 +0 /);
  expect(await shell.run(rest)).toMatch(/400 sent[^]*dead-letters +0 +0 /);

  const ids = new Set(events.map(({ id }) => id));
  const arrived = () => new Set(reader.records.map(({ value }) => idOf(value)).filter((id) => ids.has(id)));
  await waitFor(() => arrived().size === ids.size, { what: 'every event in Kafka', timeoutMs: 60_000 });
  expect(await deadLetters()).toEqual([]);
});

const aHundred = (over: Parameters<typeof anEvent>[0] = {}) => Array.from({ length: 100 }, () => anEvent(over));

const idOf = (value: string): string => (JSON.parse(value) as { readonly id: string }).id;

/** So that a test need not wait for days. */
const setRedrivePolicy = (RedrivePolicy: string) =>
  sqs.send(new SetQueueAttributesCommand({ QueueUrl: output('QueueUrl'), Attributes: { RedrivePolicy } }));

/** Everyone may do everything with the topic but write to it. */
async function denyWrite(): Promise<void> {
  const { ALL, WRITE } = AclOperationTypes;
  const { ALLOW, DENY } = AclPermissionTypes;
  const acl = [anAclEntry(topic, ALL, ALLOW), anAclEntry(topic, WRITE, DENY)];
  await withAdmin(bootstrap, (admin) => admin.createAcls({ acl }));
}

/** Without a list everyone may do everything. */
async function letWrite(): Promise<void> {
  const filters = [anAclEntry(topic, AclOperationTypes.ANY, AclPermissionTypes.ANY)];
  await withAdmin(bootstrap, (admin) => admin.deleteAcls({ filters }));
}
