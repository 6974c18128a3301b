import { docsUrl } from '../../contracts/docs-url.ts';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { missingTriggers, type TriggerState } from '../../triggers/attachment/trigger-plan.ts';
import { howToReattach, type FunctionSource } from './reattach.ts';

/** A pool, as far as its trigger function is concerned. */
export interface PoolAttachment {
  readonly userPoolId: string;
  readonly source: FunctionSource;
  /** Whether the pool may invoke the function. */
  readonly permitted: boolean;
  readonly triggers: readonly TriggerState[];
  /** Names of all triggers that call the function, also those that are not observed. */
  readonly attachedTo: readonly string[];
  /** Observed triggers that the configuration leaves to other functions. */
  readonly excluded: readonly Trigger[];
}

/** Problems of a pool without a full stop, and fixes as sentences. Both lists are empty for a pool without problems. */
export interface AttachmentProblems {
  readonly problems: readonly string[];
  readonly fixes: readonly string[];
}

/** Compares the triggers of a pool with the configuration. `doctor` and `status` print the same. */
export function attachmentProblems(pool: PoolAttachment): AttachmentProblems {
  const { userPoolId, source, permitted, attachedTo, excluded } = pool;
  const wanted = pool.triggers.filter(({ trigger }) => !excluded.includes(trigger));
  const [free, outdated, another] = (['free', 'outdated', 'other function'] as const).map((state) =>
    wanted.filter((trigger) => trigger.state === state),
  ) as [TriggerState[], TriggerState[], TriggerState[]];
  const unobserved = attachedTo.filter((name) => !observedMembers.includes(name));
  const isBare = free.length > 0 && free.length === wanted.length;
  const problems = [
    ...(permitted ? [] : ['its triggers are not allowed to invoke the function, so logins may fail']),
    ...(isBare ? ['no observed trigger calls a function, so logins and sign-ups produce no events'] : []),
    ...(free.length > 0 && !isBare ? [`no function on ${namesOf(free)}`] : []),
    ...(outdated.length > 0 ? [`outdated function on ${withArns(outdated)}`] : []),
    ...(another.length > 0 ? [`other function on ${withArns(another)}`] : []),
    ...(unobserved.length > 0 ? [`the function is on ${unobserved.join(', ')}, which it does not serve`] : []),
  ];
  const isReattachable = !permitted || unobserved.length > 0 || missingTriggers(pool.triggers, excluded).length > 0;
  const fixes = [
    ...(isReattachable ? [howToReattach(source, userPoolId)] : []),
    ...(another.length > 0 ? [wrapIt] : []),
  ];
  return { problems, fixes };
}

const wrapIt = `If a trigger calls another function, wrap that function (${docsUrl('guides/wrap-a-trigger-function.md')}) and list the trigger in excludeTriggers.`;

/** Names of the triggers that may call the function, as Cognito has them. */
export const observedMembers: readonly string[] = [...observedTriggers, 'PreTokenGenerationConfig'];

const namesOf = (states: readonly TriggerState[]): string => states.map(({ trigger }) => trigger).join(', ');

const withArns = (states: readonly TriggerState[]): string =>
  states.map(({ trigger, functionArn = 'unknown' }) => `${trigger} (${functionArn})`).join(', ');
