import {
  DeleteRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type EventBridgeClient,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  ListQueueTagsCommand,
  paginateListQueues,
  ReceiveMessageCommand,
  TagQueueCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { busSource } from '../../../contracts/bus.ts';
import { codeOf } from '../../../platform/error-code.ts';
import { queueName } from '../../picture/build-picture.ts';
import { inputTemplate } from '../bus-message.ts';
import type { BusMessagesPort, TemporaryPort } from '../live-aws.ts';

const targetId = 'live';

/** Events are wanted as they arrive. If the page was killed, none of them stays longer. */
const retentionSeconds = '300';
const waitSeconds = 20;

/** Returns the queues and rules of SQS and EventBridge. */
export function temporaryQueues(
  sqs: SQSClient,
  events: Pick<EventBridgeClient, 'send'>,
): TemporaryPort & BusMessagesPort {
  return {
    list: async (QueueNamePrefix) => {
      const urls: string[] = [];
      for await (const { QueueUrls = [] } of paginateListQueues({ client: sqs, pageSize: 1000 }, { QueueNamePrefix }))
        urls.push(...QueueUrls);
      return Promise.all(
        urls.map(async (url) => {
          const { Tags: tags = {} } = await sqs.send(new ListQueueTagsCommand({ QueueUrl: url }));
          return { name: queueName(url) ?? '', url, tags };
        }),
      );
    },
    createQueue: async ({ name: QueueName, tags, policy: Policy }) => {
      const Attributes = { MessageRetentionPeriod: retentionSeconds, SqsManagedSseEnabled: 'true', Policy };
      const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes, tags: { ...tags } }));
      return QueueUrl;
    },
    createRule: async ({ bus: EventBusName, name: Name, queueArn: Arn, tags }) => {
      const EventPattern = JSON.stringify({ source: [busSource] });
      const Description = 'Of "cognito-to-kafka live", which removes it at its end.';
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await events.send(new PutRuleCommand({ EventBusName, Name, EventPattern, Description, State: 'ENABLED', Tags }));
      const Targets = [{ Id: targetId, Arn, InputTransformer: inputTemplate }];
      const { FailedEntries = [] } = await events.send(new PutTargetsCommand({ EventBusName, Rule: Name, Targets }));
      const [failed] = FailedEntries;
      if (failed)
        throw new Error(`EventBridge refused the queue ${Name} as a target: ${failed.ErrorCode ?? 'no code'}.`);
    },
    remove: async ({ bus: EventBusName, name: Name, queueUrl: QueueUrl }) => {
      await unlessGone(events.send(new RemoveTargetsCommand({ EventBusName, Rule: Name, Ids: [targetId] })));
      await unlessGone(events.send(new DeleteRuleCommand({ EventBusName, Name })));
      await unlessGone(sqs.send(new DeleteQueueCommand({ QueueUrl })));
    },
    tag: async (QueueUrl, Tags) => {
      await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { ...Tags } }));
    },
    take: async (QueueUrl, abortSignal) => {
      const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: waitSeconds });
      const { Messages = [] } = await sqs.send(command, { abortSignal });
      if (Messages.length > 0) {
        const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
        await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      }
      return Messages.map(({ Body = '' }) => Body);
    },
  };
}

const goneCodes = ['ResourceNotFoundException', 'QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'];

/** A part that someone else has removed is removed. */
async function unlessGone(call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!goneCodes.includes(codeOf(error)) && !goneCodes.includes((error as Error).name)) throw error;
  });
}
