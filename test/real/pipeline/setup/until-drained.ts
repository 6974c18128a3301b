import { waitFor } from '../../../../local/rig/wait-for.ts';
import { deployedPipeline, output } from './deployed-pipeline.ts';
import { contentOf } from './queue-content.ts';

/** The queues in the order in which an event passes them: each is looked at after those before it are empty. */
const queues = ['AuditQueueUrl', 'OutboxQueueUrl', 'QueueUrl'] as const;

/** Resolves once every event of earlier tests is in Kafka, so that none arrives among those that a test expects. */
export async function untilDrained(): Promise<void> {
  const { endpoint } = deployedPipeline();
  for (const queue of queues)
    await waitFor(async () => (await contentOf(endpoint, output(queue))).length === 0, {
      what: `${queue} to be empty`,
      timeoutMs: 30_000,
    });
}
