import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from '../../local/rig/aws-environment.ts';
import type { Pipeline } from '../../local/rig/pipeline.ts';
import { endOffsets } from '../../local/rig/topic-reader.ts';
import { messagesIn, readQueue } from './queues.ts';

/** Where the events are at this moment. */
export interface Progress {
  /** Records in the topic, copies too; as it was last known while the brokers do not answer. */
  readonly inKafka: number;
  readonly inQueue: number;
  readonly deadLetters: number;
}

/** Looks into the queues and the topic of a pipeline. */
export function openProgress({ endpoint, bootstrap, topic, outputs }: Pipeline) {
  const sqs = new SQSClient(clientSettings(endpoint));
  const queue = outputs['QueueUrl'] ?? '';
  const deadLetterQueues = [outputs['DeadLetterQueueUrl'] ?? '', outputs['RuleDeadLetterQueueUrl'] ?? ''];
  let inKafka = 0;
  return {
    look: async (): Promise<Progress> => {
      const [inQueue, ...dead] = await Promise.all([queue, ...deadLetterQueues].map((url) => messagesIn(sqs, url)));
      const ends = await endOffsets(bootstrap, topic).catch(() => undefined);
      inKafka = ends?.reduce((sum, { offset }) => sum + Number(offset), 0) ?? inKafka;
      return { inKafka, inQueue: inQueue ?? 0, deadLetters: dead.reduce((sum, count) => sum + count, 0) };
    },
    readDeadLetters: async (onBody: (body: string) => void): Promise<void> => {
      for (const url of deadLetterQueues) await readQueue(sqs, url, onBody);
    },
  };
}
