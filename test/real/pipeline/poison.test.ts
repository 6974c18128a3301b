import { randomBytes } from 'node:crypto';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ConfigResourceTypes } from 'kafkajs';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { quietKafka } from '../../../local/rig/kafka.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';

const pipeline = deployedPipeline();
const sqs = new SQSClient(clientSettings(pipeline.endpoint));
const maxMessageBytes = 50_000;
/** Larger than the topic takes, and still a message that SQS takes. */
const aLargeEvent = () => ({ ...anEvent(), padding: randomBytes(2 * maxMessageBytes).toString('base64') });
let reader: TopicReader;

beforeAll(async () => {
  await setTopic([{ name: 'max.message.bytes', value: String(maxMessageBytes) }]);
  reader = await openTopicReader(pipeline.bootstrap, pipeline.topic);
});

afterAll(async () => {
  await reader.close();
  await setTopic([]);
});

test.each([
  ['a body that is not JSON', '{"half": ', 'NOT_JSON'],
  ['JSON that is no CloudEvent', '{"hello":"wörld",  "odd":"spacing"}', 'NOT_A_CLOUD_EVENT'],
  ['an event of an unknown type', JSON.stringify({ ...anEvent(), type: 'cognito.tea.made.v1' }), 'UNKNOWN_TYPE'],
  ['an event that breaks its schema', JSON.stringify({ ...anEvent(), time: 'noon' }), 'SCHEMA_VIOLATED'],
  ['an event too large for the topic', JSON.stringify(aLargeEvent()), 'MESSAGE_TOO_LARGE'],
])('dead-letters %s with its reason, and delivers the other records', async (_what, poison, reason) => {
  const neighbours = [anEvent(), anEvent(), anEvent()];
  // Spaced as no serializer would, so that the same bytes mean that the event was not serialized again.
  const bodies = neighbours.map((event) => JSON.stringify(event).replace('{', '{  '));
  const [first = '', ...others] = bodies;
  for (const body of [first, poison, ...others]) await enqueue(body);

  const deadLetter = await waitFor(() => takeDeadLetter(), { what: 'the dead letter', timeoutMs: 30_000 });
  expect(deadLetter.body).toBe(poison);
  expect(deadLetter.attributes).toMatchObject({ reason, attempts: '1' });
  const topic = reason === 'MESSAGE_TOO_LARGE' ? pipeline.topic : undefined;
  expect(deadLetter.attributes['topic']).toBe(topic);
  expect(Date.parse(deadLetter.attributes['failedAt'] ?? '')).not.toBeNaN();

  await waitFor(() => bodies.every((body) => reader.records.some(({ value }) => value === body)), {
    what: 'the other records in Kafka, byte for byte',
    timeoutMs: 30_000,
  });
  expect(reader.records.some(({ value }) => value === poison)).toBe(false);
});

async function setTopic(configEntries: { name: string; value: string }[]): Promise<void> {
  const admin = quietKafka(pipeline.bootstrap).admin();
  await admin.connect();
  const resource = { type: ConfigResourceTypes.TOPIC, name: pipeline.topic, configEntries };
  await admin.alterConfigs({ validateOnly: false, resources: [resource] });
  await admin.disconnect();
}

async function enqueue(body: string): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: output('QueueUrl'), MessageBody: body }));
}

async function takeDeadLetter() {
  const queue = { QueueUrl: output('DeadLetterQueueUrl') };
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ ...queue, MessageAttributeNames: ['All'], WaitTimeSeconds: 1 }),
  );
  const message = Messages?.[0];
  if (!message) return undefined;
  await sqs.send(new DeleteMessageCommand({ ...queue, ReceiptHandle: message.ReceiptHandle }));
  const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue }]) => [
    name,
    StringValue,
  ]);
  return { body: message.Body, attributes: Object.fromEntries(attributes) as Record<string, string> };
}
