import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { describeProblem, type ConfigProblem } from '../config-problem.ts';
import { allowedNames, isConsumerName } from '../consumers/consumer-name.ts';
import { retryProblems, uselessRetries, wantedProblems } from '../consumers/consumer-problems.ts';
import { allowedTargets } from '../consumers/target-kind.ts';
import { reachOf, type Reach } from './consumer-target.ts';
import type { EventConsumerProps } from './event-consumer.ts';

/** How the target of a consumer is reached. Throws one error with all that is wrong: path, found, allowed. */
export function checkedConsumer(consumer: Construct, props: EventConsumerProps): Reach {
  const { types, filter, target, maxEventAge, retryAttempts } = props;
  const { id, path } = consumer.node;
  const reach = reachOf(target);
  const found = typeof target === 'string' ? target : target.node.path;
  const problems: ConfigProblem[] = [
    ...(isConsumerName(id) ? [] : [{ path: ['id'], found: id, allowed: allowedNames }]),
    ...wantedProblems({ types, filter }),
    ...(reach ? [] : [{ path: ['target'], found, allowed: allowedTargets }]),
    ...(isLoop(consumer, props, reach) ? [{ path: ['target'], found, allowed: anotherBus }] : []),
    ...(reach?.kind === 'eventBus'
      ? uselessRetries({ maxEventAge: maxEventAge?.toHumanString(), retryAttempts })
      : retryProblems({ maxEventAgeSeconds: maxEventAge?.toSeconds(), retryAttempts })),
  ];
  if (reach && problems.length === 0) return reach;
  throw new Error(`The consumer ${path} is wrong:\n${problems.map(describeProblem).join('\n')}`);
}

const anotherBus = 'another bus than the one that the events come from';

function isLoop(consumer: Construct, { bus }: EventConsumerProps, reach: Reach | undefined): boolean {
  const resolve = (arn: string) => JSON.stringify(Stack.of(consumer).resolve(arn));
  return reach?.kind === 'eventBus' && resolve(reach.arn) === resolve(bus.eventBusArn);
}
