import { Duration, Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { describeProblem, type ConfigProblem } from '../config/config-problem.ts';
import { allowedNames, isConsumerName } from '../config/consumers/consumer-name.ts';
import { allowedAge, retryConflicts, retryProblems } from '../config/consumers/retries.ts';
import { allowedTargets } from '../config/consumers/target-kind.ts';
import { wantedProblems } from '../config/consumers/wanted-events.ts';
import { ruleViolations } from '../config/rule-violations.ts';
import { resolveTarget, type ConsumerTarget, type ResolvedTarget } from './consumer-target.ts';
import type { EventConsumerProps } from './event-consumer-props.ts';

/** Resolves the target of a consumer. Throws one error with all mistakes: path, value found, allowed values. */
export function checkedConsumer(consumer: Construct, props: EventConsumerProps): ResolvedTarget {
  const { types, filter, target, maxEventAge, retryAttempts } = props;
  const { id, path } = consumer.node;
  const resolved = isConstruct(target) || typeof target === 'string' ? resolveTarget(target) : undefined;
  const isUnknown = Token.isUnresolved(target) && !resolved;
  const found: unknown = isConstruct(target) ? target.node.path : isUnknown ? 'a value known at deployment' : target;
  const isAge = maxEventAge === undefined || maxEventAge instanceof Duration;
  const problems: ConfigProblem[] = [
    ...(isAge ? [] : [{ path: ['maxEventAge'], found: maxEventAge, allowed: allowedAge }]),
    ...(isConsumerName(id) ? [] : [{ path: ['id'], found: id, allowed: allowedNames }]),
    ...wantedProblems({ types, filter }),
    ...(resolved ? [] : [{ path: ['target'], found, allowed: allowedTargets }]),
    ...elsewhere(consumer, target),
    ...ofOtherEnvironment(consumer, props),
    ...(isLoop(consumer, props, resolved) ? [{ path: ['target'], found, allowed: anotherBus }] : []),
    ...(resolved?.kind === 'eventBus'
      ? retryConflicts({ maxEventAge: isAge ? maxEventAge?.toHumanString() : undefined, retryAttempts })
      : retryProblems({
          maxEventAge: isAge ? ageOf(known(maxEventAge)) : undefined,
          retryAttempts: known(retryAttempts),
        })),
  ];
  if (resolved && problems.length === 0) return resolved;
  throw new Error(`The consumer ${path} is wrong:\n${problems.map(describeProblem).join('\n')}`);
}

/** Programs in JavaScript may pass anything. */
const isConstruct = (target: unknown): target is Exclude<ConsumerTarget, string> =>
  typeof target === 'object' && target !== null && 'node' in target;

const ageOf = (age: Duration | undefined) =>
  age && { seconds: age.toSeconds({ integral: false }), text: age.toHumanString() };

/** A value that is known at deployment cannot be checked. */
const known = <Value>(value: Value | undefined): Value | undefined =>
  Token.isUnresolved(value) || (value instanceof Duration && value.isUnresolved()) ? undefined : value;

/** Returns the mistakes in the Region and partition of the target, if both are known. */
function elsewhere(consumer: Construct, target: EventConsumerProps['target']): ConfigProblem[] {
  const { region } = Stack.of(consumer);
  if (typeof target !== 'string' || Token.isUnresolved(target) || Token.isUnresolved(region)) return [];
  const problems = ruleViolations({ consumers: { [consumer.node.id]: { target } } }, region);
  return problems
    .map((problem) => ({ ...problem, path: problem.path.slice(2) }))
    .filter(({ path, allowed }) => path.length > 0 && allowed !== allowedTargets);
}

/** EventBridge creates a rule in the account and Region of the call, whose bus must be there, too. */
function ofOtherEnvironment(consumer: Construct, { bus }: EventConsumerProps): ConfigProblem[] {
  const { account, region } = Stack.of(consumer);
  const differs = (one: string, other: string) =>
    !Token.isUnresolved(one) && !Token.isUnresolved(other) && one !== other;
  if (!differs(bus.env.account, account) && !differs(bus.env.region, region)) return [];
  const allowed =
    'a bus of the account and Region of the stack; for another one, add a consumer in the account of the bus whose target is ' +
    'a bus of this account';
  return [{ path: ['bus'], found: `${bus.env.account} ${bus.env.region}`, allowed }];
}

const anotherBus = 'another bus than the one that the events come from';

function isLoop(consumer: Construct, { bus }: EventConsumerProps, resolved: ResolvedTarget | undefined): boolean {
  const resolve = (arn: string) => JSON.stringify(Stack.of(consumer).resolve(arn));
  return resolved?.kind === 'eventBus' && resolve(resolved.arn) === resolve(bus.eventBusArn);
}
