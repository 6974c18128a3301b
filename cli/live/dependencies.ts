import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readerOf } from '../../kafka/connect-reader.ts';
import { cloudWatch } from '../../live/aws/services/cloud-watch.ts';
import { temporaryQueues } from '../../live/aws/services/temporary-queues.ts';
import { personalKafka } from '../../replay/kafka/personal-kafka.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';
import { replayDependencies, type Terminal } from '../replay/dependencies.ts';
import type { LiveAws, LivePorts } from './live-ports.ts';
import { pageFiles } from './page-files.ts';

/** Also the start of the consumer groups' names, which permissions can refer to. */
const clientId = 'cognito-to-kafka-live';

/** Returns AWS, Kafka, the files and the page of this process. */
export function liveDependencies({ version, ...terminal }: Terminal & Pick<LivePorts, 'version'>): LivePorts {
  const { aws, clock, files } = replayDependencies(terminal);
  return {
    aws: (settings) => connect(settings, aws(settings)),
    clock,
    files,
    version,
    owner: { machine: machineId(), process: process.pid },
    isRunning,
    newId: () => randomUUID().slice(0, 8),
    page: () => pageFiles(import.meta.url),
    interrupted: terminal.interrupted,
  };
}

function connect(settings: AwsSettings, replay: LiveAws['replay']): LiveAws {
  const lambda = new LambdaClient(settings);
  return {
    replay,
    watch: cloudWatch(new CloudWatchClient(settings)),
    temporary: temporaryQueues(new SQSClient(settings), new EventBridgeClient(settings)),
    forwarder: {
      region: () => lambda.config.region(),
      variables: async (FunctionName) => {
        const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
        return Environment?.Variables ?? {};
      },
      connect: (config) => readerOf(config, personalKafka(config.security, settings), clientId),
    },
  };
}

/** The name of a machine may be a name of a person. */
const machineId = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 12);

/** Whether a process exists. A process of another user exists, too, although no signal can be sent to it. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
