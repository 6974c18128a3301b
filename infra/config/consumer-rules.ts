import { members, type ConfigProblem } from './config-problem.ts';
import { allowedNames, isConsumerName } from './consumers/consumer-name.ts';
import { uselessRetries, wantedProblems } from './consumers/consumer-problems.ts';
import { allowedTargets, kindOf } from './consumers/target-kind.ts';

/** What is wrong with `consumers` beyond its schema. */
export const consumerProblems = (consumers: unknown): ConfigProblem[] =>
  Object.entries(members(consumers)).flatMap(([name, consumer]) => {
    const at = ['consumers', name];
    const named = isConsumerName(name) ? [] : [{ path: at, found: name, allowed: `a name of ${allowedNames}` }];
    return [...named, ...problemsOf(consumer).map(({ path, ...problem }) => ({ ...problem, path: [...at, ...path] }))];
  });

function problemsOf(consumer: unknown): ConfigProblem[] {
  const { types, filter, target, maxEventAgeMinutes, retryAttempts } = members(consumer);
  const kind = typeof target === 'string' ? kindOf(target) : undefined;
  const isNoTarget = typeof target === 'string' && kind === undefined;
  return [
    // The schema tells of a list that is none, or that is empty.
    ...(isFilled(types) ? wantedProblems({ types, filter }) : []),
    ...(isNoTarget ? [{ path: ['target'], found: target, allowed: allowedTargets }] : []),
    ...(kind === 'eventBus' ? uselessRetries({ maxEventAgeMinutes, retryAttempts }) : []),
  ];
}

const isFilled = (types: unknown): boolean =>
  Array.isArray(types) && types.length > 0 && types.every((type) => typeof type === 'string');
