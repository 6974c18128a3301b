import { eachLine, exitCodes } from '../command.ts';
import { iamDeclaration } from '../declarations/replay/iam.ts';
import { consumerRoles, type Destinations } from '../../replay/queues/destinations.ts';
import { iamPolicy } from '../../replay/iam-policy.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import type { ReplayCommand } from './replay-ports.ts';

/** `replay iam`: prints the policy that an operator needs. */
export const iam: ReplayCommand<typeof iamDeclaration> = {
  declaration: iamDeclaration,
  async run({ values }, ports) {
    const { aws, queues, allQueues, destinations, outputs } = await resolveQueues(values, ports);
    const { forwarder } = destinations;
    const arnOf = async (url: string) => (await aws.queues.facts(url)).arn;
    const chosen = values.queue.length > 0 ? queues : allQueues;
    const policy = iamPolicy({
      stack: values.stack,
      queueArns: await Promise.all(chosen.map(({ url }) => arnOf(url))),
      ...(destinations.queueUrl === undefined ? {} : { destinationArn: await arnOf(destinations.queueUrl) }),
      busName: destinations.busName,
      ...(await auditRoute(destinations, arnOf)),
      logGroup: outputs['TriggerLogGroupName'],
      ...(forwarder === undefined || !values['to-kafka']
        ? {}
        : { kafka: { forwarder, secretArns: await aws.kafka.secretArns(forwarder) } }),
      archive: outputs['EventArchiveName'],
      roleArns: consumerRoles(outputs),
      keyArn: outputs['EncryptionKeyArn'],
      readOnly: values['read-only'],
    });
    eachLine(JSON.stringify(policy, undefined, 2), ports.stdout);
    return exitCodes.done;
  },
};

/** The destination of CloudTrail records. Only an audit function without a queue is invoked. */
async function auditRoute({ auditQueueUrl, auditFunction }: Destinations, arnOf: (url: string) => Promise<string>) {
  if (auditQueueUrl !== undefined) return { auditQueueArn: await arnOf(auditQueueUrl) };
  return { functionName: auditFunction };
}
