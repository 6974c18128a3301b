import { docsUrl } from '../contracts/docs-url.ts';
import type { StackOutputs } from '../contracts/stack-outputs.ts';
import { awsFeed } from '../live/aws/aws-feed.ts';
import { awsPipeline } from '../live/aws/aws-pipeline.ts';
import { startLivePage, type LiveOptions } from '../live/server/start-server.ts';
import { parseArn, type Arn } from '../platform/arn.ts';
import { findDestinations } from '../replay/queues/destinations.ts';
import { findQueues } from '../replay/queues/find-queues.ts';
import type { QueueSelection } from '../replay/queues/queue-selection.ts';
import { explainFault } from './aws-fault.ts';
import { exitCodes, type Command, type CommandPorts } from './command.ts';
import { awsSettings } from './declarations/aws-options.ts';
import { liveDeclaration } from './declarations/live.ts';
import { kafkaSource } from './live/kafka-source.ts';
import type { LiveAws, LivePorts } from './live/live-ports.ts';
import { requiredOutput } from './stack-outputs.ts';

/** `cognito-to-kafka live`. */
export const liveCommand = (world: LivePorts): Command<CommandPorts, typeof liveDeclaration> => ({
  declaration: liveDeclaration,
  async run({ values: options }, { stdout, stderr }) {
    const { stack, port } = options;
    const aws = world.aws(awsSettings(options));
    const outputs = await aws.replay.outputs(stack);
    for (const name of ['QueueUrl', 'EventBusName', 'ForwarderFunctionName'] as const)
      requiredOutput(outputs, name, stack);
    const signal = world.interrupted();
    const explain = (error: unknown) => explainFault(error, awsSettings(options))?.text;
    const facts = { stack, outputs, explain, mayReplay: options['allow-replay'], report: stderr };
    const page = await startLivePage({ ...(await deployedPage(aws, world, facts)), port });
    stdout(page.address);
    if (page.port !== port) stderr(`Port ${port} is in use. The page uses port ${page.port}.`);
    stderr('Open the address in a browser. Ctrl-C ends the page.');
    await ended(signal);
    stderr('Stopping …');
    await page.close();
    return exitCodes.done;
  },
});

interface StackFacts {
  readonly stack: string;
  readonly outputs: StackOutputs;
  readonly explain: (error: unknown) => string | undefined;
  readonly mayReplay: boolean;
  readonly report: (line: string) => void;
}

async function deployedPage(
  { replay, watch, temporary, forwarder }: LiveAws,
  world: LivePorts,
  { stack, outputs, explain, mayReplay, report }: StackFacts,
): Promise<Omit<LiveOptions, 'port'>> {
  const { clock, files, version, owner, isRunning, newId } = world;
  const kafka = await kafkaSource(forwarder, outputs['ForwarderFunctionName'] ?? '', explain);
  const topics = 'topics' in kafka ? kafka.topics : [];
  const selection = selectionOf(replay, outputs);
  const bus = outputs['EventBusName'] ?? '';
  const place = () => placeOf(replay, outputs['QueueUrl'] ?? '');
  return {
    abilities: {
      mode: 'deployed',
      stack,
      region: await forwarder.region(),
      topics,
      mayReplay,
      hasLocalActions: false,
      version,
      docs: docsUrl(''),
    },
    pipeline: awsPipeline({ stack, topics, selection, watch, clock, explain }),
    feed: awsFeed({ stack, bus, place, kafka, temporary, clock, owner, isRunning, newId, explain, report }),
    deadLetters: { selection, clock, files },
    page: await world.page(),
  };
}

function selectionOf(aws: LiveAws['replay'], outputs: StackOutputs): QueueSelection {
  const allQueues = findQueues(outputs);
  return { aws, outputs, allQueues, queues: allQueues, destinations: findDestinations(outputs) };
}

/** Returns the ARN of a queue of the stack, which has the account and the Region. */
async function placeOf({ queues }: LiveAws['replay'], url: string): Promise<Arn> {
  const { arn } = await queues.facts(url);
  const place = parseArn(arn);
  if (!place) throw new Error(`SQS did not return the ARN of the queue ${url}.`);
  return place;
}

/** Resolves when the signal is aborted, also if it was aborted before. */
const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener('abort', () => {
        resolve();
      });
  });
