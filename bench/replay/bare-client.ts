import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
  type Message,
} from '@aws-sdk/client-sqs';

// The floor, in a process of its own: node bare-client.ts look|move FROM [TO]. It makes the command's calls with the bare
// SDK: nothing is parsed, checked or selected.
const [mode, FromUrl, ToUrl] = process.argv.slice(2);
const sqs = new SQSClient({});
const lanes = 12;
const handles: string[] = [];
let shown = 0;

await inLanes(async () => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: FromUrl,
      VisibilityTimeout: 900,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount', 'DeadLetterQueueSourceArn'],
    }),
  );
  if (Messages.length > 0) await (mode === 'move' ? move(Messages) : keep(Messages));
  return Messages.length > 0;
});
await inLanes(async () => {
  const some = handles.slice(shown, (shown += 10));
  if (some.length > 0) {
    const Entries = some.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: FromUrl, Entries }));
  }
  return some.length > 0;
});

async function move(messages: readonly Message[]): Promise<void> {
  const Entries = messages.map(({ Body, MessageAttributes }, index) => ({
    Id: String(index),
    MessageBody: Body,
    MessageAttributes,
  }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: ToUrl, Entries }));
  const gone = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: FromUrl, Entries: gone }));
}

function keep(messages: readonly Message[]): Promise<void> {
  handles.push(...messages.map(({ ReceiptHandle = '' }) => ReceiptHandle));
  return Promise.resolve();
}

/** Repeats a step, with several at a time, until one resolves with false. */
async function inLanes(step: () => Promise<boolean>): Promise<void> {
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (await step());
    }),
  );
}
