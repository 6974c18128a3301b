import { busNameOf } from '../../contracts/bus.ts';
import { formatArn, type Arn } from '../../platform/arn.ts';
import type { TemporaryQueue } from './live-aws.ts';

/** Start of the names of every temporary rule and queue. Permissions can refer to it. */
export const temporaryPrefix = 'cognito-to-kafka-live-';

/** A process that creates a temporary rule and queue. */
export interface Owner {
  /** Id of the machine, without its name. */
  readonly machine: string;
  /** Id of the process on it. */
  readonly process: number;
}

/** Time without a sign of life after which a pair is left over. */
const aliveMs = 15 * 60_000;

/** Pause between two signs of life, in milliseconds. */
export const signOfLifeMs = 5 * 60_000;

/** Tags of a rule and of its queue. */
export const tagsOf = (stack: string, { machine, process }: Owner): Readonly<Record<string, string>> => ({
  'cognito-to-kafka': 'live',
  stack,
  machine,
  process: String(process),
});

/** The tag of a queue by which another run knows that its process is alive. */
export const signOfLife = (now: Date): Readonly<Record<string, string>> => ({
  'alive-until': new Date(now.getTime() + aliveMs).toISOString(),
});

export interface LeftOverFacts {
  readonly stack: string;
  readonly machine: string;
  readonly now: Date;
  /** Whether a process of this machine runs. */
  readonly isRunning: (process: number) => boolean;
}

/**
 * Whether the process of a pair was killed before it could remove the pair. A process of this machine that no longer runs is certain.
 * Other machines show it by their last sign of life. A queue without the tags is not of this command.
 */
export function isLeftOver({ tags }: TemporaryQueue, { stack, machine, now, isRunning }: LeftOverFacts): boolean {
  if (tags['cognito-to-kafka'] !== 'live' || tags['stack'] !== stack) return false;
  const isOfThisMachine = tags['machine'] === machine;
  if (isOfThisMachine && !isRunning(Number(tags['process']))) return true;
  return !(Date.parse(tags['alive-until'] ?? '') > now.getTime());
}

/** Names and policy of a pair. `place` is the account and Region of the stack, as in the ARN of one of its queues. */
export function pairParts(bus: string, name: string, { partition, region, accountId }: Arn) {
  const busName = busNameOf(bus) ?? '';
  const arn = (service: string, resource: string) => formatArn({ partition, service, region, accountId, resource });
  const queueArn = arn('sqs', name);
  // The ARN of a rule on the default bus does not name the bus.
  const ruleArn = arn('events', busName === 'default' ? `rule/${name}` : `rule/${busName}/${name}`);
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  };
  return { queueArn, policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) };
}
