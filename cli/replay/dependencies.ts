import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { awsClock, type AwsClock } from '../../platform/aws-clock.ts';
import type { CommandPorts } from '../command.ts';
import { printable } from '../printable.ts';
import { readStackOutputs } from '../stack-outputs.ts';
import { asynchronousInvocation } from '../../replay/aws/audit-function.ts';
import { editText } from './local-editor.ts';
import { localFiles } from '../../replay/files/local-files.ts';
import { progressBar } from './progress-bar.ts';
import { busRules } from '../../replay/aws/bus-rules.ts';
import { eventArchive } from '../../replay/archive/event-archive.ts';
import { eventBus } from '../../replay/aws/event-bus.ts';
import { kafkaOf } from '../../replay/kafka/kafka.ts';
import { logLines } from '../../replay/aws/log-lines.ts';
import { sqsQueues } from '../../replay/aws/sqs.ts';
import type { AwsSettings, ReplayAws } from '../../replay/replay-ports.ts';
import type { ReplayPorts } from './replay-ports.ts';

/** The terminal of this process. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly screen: NodeJS.WriteStream;
  readonly interrupted: () => AbortSignal;
  /** Command of the operator's editor. */
  readonly editor: string;
}

/** Returns AWS, the files and the terminal of this process. */
export const replayDependencies = ({
  input,
  screen,
  interrupted,
  editor,
}: Terminal): Omit<ReplayPorts, keyof CommandPorts> => {
  const clock = awsClock();
  return {
    aws: (settings) => connect(settings, clock),
    clock: { now: clock.now, sleep: (milliseconds) => sleep(milliseconds) },
    files: localFiles(input),
    ui: {
      interrupted,
      edit: (text) => editText(text, editor),
      progress: (total) => progressBar(screen, total),
      ask: async (question) => {
        if (!input.isTTY) return '';
        const lines = createInterface({ input, output: screen });
        try {
          return await lines.question(printable(question));
        } finally {
          lines.close();
        }
      },
    },
  };
};

function connect(settings: AwsSettings, clock: AwsClock): ReplayAws {
  const cloudFormation = clock.follow(new CloudFormationClient(settings));
  // The URL of a queue contains a host. The SDK sends to it only without an endpoint.
  const sqs = clock.follow(new SQSClient(settings));
  const events = clock.follow(new EventBridgeClient(settings));
  const lambda = new LambdaClient(settings);
  return {
    outputs: (stack) => readStackOutputs(cloudFormation, stack),
    queues: sqsQueues(sqs, clock.told),
    publish: eventBus(events),
    archive: eventArchive(events),
    rules: busRules(events, sqs),
    logLines: logLines(new CloudWatchLogsClient(settings)),
    invoke: asynchronousInvocation(lambda),
    kafka: kafkaOf({
      settingsOf: (FunctionName) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
      connect: async (config) => (await import('../../replay/kafka/kafka-client.ts')).kafkaClient(config, settings),
      region: () => lambda.config.region(),
    }),
  };
}
