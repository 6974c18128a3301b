import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { Lambda } from '@aws-sdk/client-lambda';
import { SQS } from '@aws-sdk/client-sqs';
import { clientSettings } from '../../../../local/rig/aws-environment.ts';

/** What the emulator still has of a stack that was deleted. */
export async function remainsOf(endpoint: string, stackName: string) {
  const settings = clientSettings(endpoint);
  const events = new EventBridge(settings);
  const [{ QueueUrls = [] }, { Functions = [] }, { EventBuses = [] }, { Archives = [] }, { logGroups = [] }] =
    await Promise.all([
      new SQS(settings).listQueues({ QueueNamePrefix: stackName }),
      new Lambda(settings).listFunctions({}),
      events.listEventBuses({ NamePrefix: stackName }),
      events.listArchives({ NamePrefix: stackName }),
      new CloudWatchLogs(settings).describeLogGroups({ logGroupNamePrefix: `/aws/cloudformation/${stackName}/` }),
    ]);
  return {
    queueUrls: QueueUrls,
    functions: Functions.map(({ FunctionName = '' }) => FunctionName).filter((name) => name.startsWith(stackName)),
    buses: EventBuses.map(({ Name }) => Name),
    archives: Archives.map(({ ArchiveName }) => ArchiveName),
    logGroups: logGroups.map(({ logGroupName }) => logGroupName),
  };
}
