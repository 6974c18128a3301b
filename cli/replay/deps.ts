import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Presets, SingleBar } from 'cli-progress';
import type { CommandPorts } from '../command.ts';
import { stackOutputs } from '../stack-outputs.ts';
import { asynchronousInvocation } from './queue/audit-function.ts';
import { editText } from './local-editor.ts';
import { localFiles } from './local-files.ts';
import { busRules } from './queue/bus-rules.ts';
import { eventArchive } from './queue/event-archive.ts';
import { eventBus } from './queue/event-bus.ts';
import { kafkaOf } from './queue/kafka.ts';
import { logLines } from './queue/log-lines.ts';
import { sqsQueues } from './queue/sqs.ts';
import type { AwsSettings, Progress, ReplayAws, ReplayPorts } from './replay-ports.ts';

/** The terminal of this process. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly screen: NodeJS.WriteStream;
  readonly interrupted: () => AbortSignal;
  /** Command of the person's editor. */
  readonly editor: string;
}

/** AWS, the files and the terminal as they are. */
export const replayDeps = ({
  input,
  screen,
  interrupted,
  editor,
}: Terminal): Omit<ReplayPorts, keyof CommandPorts> => ({
  aws: connect,
  now: () => new Date(),
  sleep: (milliseconds) => sleep(milliseconds),
  files: localFiles(input),
  person: {
    interrupted,
    edit: (text) => editText(text, editor),
    progress: (total) => progressBar(screen, total),
    ask: async (question) => {
      if (!input.isTTY) return '';
      const lines = createInterface({ input, output: screen });
      try {
        return await lines.question(question);
      } finally {
        lines.close();
      }
    },
  },
});

function connect({ region, profile, endpoint }: AwsSettings): ReplayAws {
  const settings = {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
  const cloudFormation = new CloudFormationClient(settings);
  // An endpoint that is told holds for the queues, too, whatever host their URLs have.
  const sqs = new SQSClient({ ...settings, ...(endpoint === undefined ? {} : { useQueueUrlAsEndpoint: false }) });
  const events = new EventBridgeClient(settings);
  const lambda = new LambdaClient(settings);
  return {
    outputs: (stack) => stackOutputs(cloudFormation, stack),
    queue: sqsQueues(sqs),
    publish: eventBus(events),
    archive: eventArchive(events),
    rules: busRules(events),
    logLines: logLines(new CloudWatchLogsClient(settings)),
    invoke: asynchronousInvocation(lambda),
    kafka: kafkaOf({
      settingsOf: (FunctionName) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
      connect: async (config) => (await import('./queue/kafka-client.ts')).kafkaClient(config, settings),
      region: () => lambda.config.region(),
    }),
  };
}

function progressBar(screen: NodeJS.WriteStream, total: number): Progress {
  if (!screen.isTTY || total === 0) return { advance: () => undefined, end: () => undefined };
  const format = '{bar} {value}/{total} | {rate}/s | {eta_formatted} left';
  const bar = new SingleBar({ stream: screen, format, hideCursor: true, etaBuffer: 200 }, Presets.shades_classic);
  const startedAt = performance.now();
  let done = 0;
  bar.start(total, 0, { rate: 0 });
  return {
    advance: (count) => {
      done += count;
      bar.setTotal(Math.max(total, done));
      bar.update(done, { rate: Math.round(done / ((performance.now() - startedAt) / 1000)) });
    },
    end: () => {
      bar.stop();
    },
  };
}
