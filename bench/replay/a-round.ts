import { basename, join } from 'node:path';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings, region } from '../../local/rig/aws-environment.ts';
import { projectRoot } from '../../local/rig/paths.ts';
import { fillQueue } from './fill-queue.ts';
import { measure, measureNode, type Measured } from './measure.ts';
import { createQueues } from './queues.ts';

export interface RoundOptions {
  readonly endpoint: string;
  /** Name for a stack of queues of its own. */
  readonly stack: string;
  /** Messages in the queue. */
  readonly size: number;
  /** Path of sqsmover. @default - it is left out */
  readonly peer: string | undefined;
}

/** What one program took. */
export interface Run extends Measured {
  readonly name: string;
  /** Name of the program it is compared with: the same calls with the bare SDK. */
  readonly floor: string;
}

const [look, move] = ['look, SDK alone', 'move, SDK alone'];

/** Every program in turn, on a full queue each. Throws unless each of those that move has left an empty queue. */
export async function aRound({ endpoint, stack, size, peer }: RoundOptions): Promise<readonly Run[]> {
  const sqs = new SQSClient(clientSettings(endpoint));
  const { DeadLetterQueueUrl: from = '', QueueUrl: to = '' } = await createQueues(endpoint, stack);
  const bare = (mode: string) => measureNode(endpoint, [join(import.meta.dirname, 'bare-client.ts'), mode, from, to]);
  const command = (...args: string[]) =>
    measureNode(endpoint, [join(projectRoot, 'cli/main.ts'), 'replay', ...args, ...filter, '--stack', stack]);
  const moved = async (name: string, run: () => Promise<Measured>): Promise<Run> => {
    const measured = await run();
    const asked = { QueueUrl: from, AttributeNames: ['ApproximateNumberOfMessages' as const] };
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand(asked));
    const left = Attributes?.ApproximateNumberOfMessages;
    if (left !== '0') throw new Error(`${name} left ${left ?? 'nobody knows how many'} of ${size} messages.`);
    return { name, floor: move, ...measured };
  };
  await fillQueue(sqs, from, size);
  const runs: Run[] = [
    { name: look, floor: look, ...(await bare('look')) },
    { name: 'replay list', floor: look, ...(await command('list', '--json')) },
    await moved(move, () => bare('move')),
  ];
  await fillQueue(sqs, from, size);
  runs.push(await moved('replay send', () => command('send', '--yes')));
  if (peer === undefined) return runs;
  await fillQueue(sqs, from, size);
  runs.push(await moved('sqsmover', () => measure(endpoint, peer, peerArgs(endpoint, from, to))));
  return runs;
}

// One that all events pass: every check is on.
const filter = ['--queue', 'dead-letters', '--type', 'cognito.login.*', '--where', "data.username == 'ann'"];

const peerArgs = (endpoint: string, from: string, to: string): string[] => [
  '--source',
  basename(from),
  '--destination',
  basename(to),
  '--endpoint',
  endpoint,
  '--region',
  region,
];
