import { eachLine, exitCodes } from '../command.ts';
import { parseOptions } from '../parse-options.ts';
import { consumerRoles, type Destinations } from '../../replay/queues/find-queues.ts';
import { iamPolicy } from '../../replay/iam-policy.ts';
import { placeOptions } from './options.ts';
import { findPlace } from '../../replay/queues/place.ts';
import type { ReplayCommand } from './replay-ports.ts';

/** `replay iam`: the policy that an operator needs. */
export const iam: ReplayCommand = {
  summary: 'Print the IAM policy that these commands need, for the queues of a stack.',
  usage: `cognito-to-kafka replay iam [--stack NAME] [--read-only] [--to-kafka]

  cognito-to-kafka replay iam > replay-policy.json
  cognito-to-kafka replay iam --read-only            for queues, list and show alone
  cognito-to-kafka replay iam --to-kafka             with send --to kafka-topic, which reads the forwarder's settings; for
                                                     MSK's IAM add the kafka-cluster actions that the forwarder has

--stack NAME      the deployed stack; default CognitoToKafka
--queue NAME|URL  for this queue alone; repeatable
--region, --profile, --endpoint-url   as for the AWS CLI

It asks the stack for its queues, so whoever calls it may do that. Exit code: 0 done, 1 failed, 2 wrong arguments.`,
  async run(argv, ports) {
    const options = {
      ...placeOptions,
      'read-only': { type: 'boolean', default: false },
      'to-kafka': { type: 'boolean', default: false },
    } as const;
    const { values } = parseOptions({ args: [...argv], options }, { either: [['read-only', 'to-kafka']] });
    const { aws, queues, allQueues, destinations, outputs } = await findPlace(values, ports);
    const { forwarder } = destinations;
    const arnOf = async (url: string) => (await aws.queue.facts(url)).arn;
    const chosen = values.queue.length > 0 ? queues : allQueues;
    const policy = iamPolicy({
      stack: values.stack,
      queueArns: await Promise.all(chosen.map(({ url }) => arnOf(url))),
      ...(destinations.queueUrl === undefined ? {} : { destinationArn: await arnOf(destinations.queueUrl) }),
      ...(destinations.busName === undefined ? {} : { busName: destinations.busName }),
      ...(await auditRoute(destinations, arnOf)),
      ...(outputs['TriggerLogGroupName'] === undefined ? {} : { logGroup: outputs['TriggerLogGroupName'] }),
      ...(forwarder === undefined || !values['to-kafka']
        ? {}
        : { kafka: { forwarder, secretArns: await aws.kafka.secretArns(forwarder) } }),
      ...(outputs['EventArchiveName'] === undefined ? {} : { archive: outputs['EventArchiveName'] }),
      roleArns: consumerRoles(outputs),
      ...(outputs['EncryptionKeyArn'] === undefined ? {} : { keyArn: outputs['EncryptionKeyArn'] }),
      readOnly: values['read-only'],
    });
    eachLine(JSON.stringify(policy, undefined, 2), ports.out);
    return exitCodes.done;
  },
};

/** Where CloudTrail records are sent: only an audit function without a queue is invoked. */
async function auditRoute({ auditQueueUrl, auditFunction }: Destinations, arnOf: (url: string) => Promise<string>) {
  if (auditQueueUrl !== undefined) return { auditQueueArn: await arnOf(auditQueueUrl) };
  return auditFunction === undefined ? {} : { functionName: auditFunction };
}
