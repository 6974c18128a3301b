import { SQS, type Message } from '@aws-sdk/client-sqs';
import { waitFor } from '../../../local/rig/wait-for.ts';
import type { Emulator } from './emulator.ts';

export interface Queue {
  readonly sqs: SQS;
  readonly url: string;
  readonly arn: string;
  /** The messages that can be received at this moment, at most ten. They stay hidden for the visibility timeout. */
  readonly receive: () => Promise<readonly Message[]>;
  /** Waits for one message and returns it. */
  readonly next: () => Promise<Message>;
  /** Waits until the queue holds no message, not even a hidden one. */
  readonly emptied: (timeoutMs?: number) => Promise<void>;
}

/** A queue's policy that lets every rule in. */
const forRules = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' },
  ],
};

/** Creates a queue that every rule may write to. A received message stays hidden for ten minutes if nothing else is said: a test sees it once. */
export async function createQueue({ settings }: Emulator, name: string, visibilitySeconds = 600): Promise<Queue> {
  const sqs = new SQS(settings);
  const Attributes = { VisibilityTimeout: String(visibilitySeconds), Policy: JSON.stringify(forRules) };
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: name, Attributes });
  const read = async () => (await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })).Attributes ?? {};
  const { QueueArn = '' } = await read();
  const receive = async () => {
    const { Messages = [] } = await sqs.receiveMessage({
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    });
    return Messages;
  };
  return {
    sqs,
    url: QueueUrl,
    arn: QueueArn,
    receive,
    next: () => waitFor(async () => (await receive())[0], { what: `a message in ${name}`, timeoutMs: 10_000 }),
    async emptied(timeoutMs = 10_000) {
      const isEmpty = async () => {
        const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = await read();
        return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible) === 0;
      };
      await waitFor(isEmpty, { what: `the end of ${name}'s messages`, timeoutMs });
    },
  };
}
