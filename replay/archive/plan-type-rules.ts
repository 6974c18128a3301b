import { maxRuleName, replayRuleSuffix } from '../../contracts/replay-rule.ts';
import { parseArn } from '../../platform/arn.ts';
import { UsageError } from '../../platform/usage-error.ts';
import type { BusRule, NewRule, RuleDetail } from '../aws/bus-rules.ts';
import type { QueueSelection } from '../queues/queue-selection.ts';
import { allowsRuleToSend } from './allows-rule-to-send.ts';
import { narrowedPattern } from './narrowed-pattern.ts';

export interface TypesOfReplay {
  readonly bus: string;
  /** Rules whose targets receive the events. */
  readonly rules: readonly BusRule[];
  /** Types, each whole or with a `*` at its end. */
  readonly types: readonly string[];
  /** Name of the replay. */
  readonly replay: string;
}

/**
 * Returns an additional rule for each rule of a replay of some types, because EventBridge selects by rule and not by type. The
 * additional rule matches only this replay, and has the same targets. Rejects with a UsageError if that is impossible.
 */
export function planTypeRules(
  selection: QueueSelection,
  { bus, rules, types, replay }: TypesOfReplay,
): Promise<readonly NewRule[]> {
  return Promise.all(
    rules.map(async ({ name }) => {
      const refused = (why: string) => new UsageError(`--rule ${name} with --type: ${why}. Leave --type out.`);
      const newName = `${name}${replayRuleSuffix}`;
      if (newName.length > maxRuleName) throw refused(`its name has no room for "${replayRuleSuffix}" at its end`);
      const rule = await selection.aws.rules.read(bus, name);
      const narrowed = narrowedPattern(rule.pattern, types, replay);
      if ('problem' in narrowed) throw refused(narrowed.problem);
      const why = await whyUnreachable(selection, rule);
      if (why !== undefined) throw refused(why);
      const description = `Of the replay ${replay} of cognito-to-kafka, which removes it at its end.`;
      return { bus, name: newName, description, pattern: narrowed.pattern, targets: rule.targets };
    }),
  );
}

/** EventBridge drops events that a policy forbids. Each policy that allows the rule must therefore allow the additional one. */
async function whyUnreachable({ aws, destinations }: QueueSelection, rule: RuleDetail): Promise<string | undefined> {
  const newArn = `${rule.arn}${replayRuleSuffix}`;
  const queues: string[] = [];
  for (const { Arn = '', RoleArn, DeadLetterConfig } of rule.targets) {
    if (RoleArn === undefined) {
      if (parseArn(Arn)?.service !== 'sqs') return `only a policy for this one rule lets EventBridge reach ${Arn}`;
      queues.push(Arn);
    }
    if (DeadLetterConfig?.Arn !== undefined) queues.push(DeadLetterConfig.Arn);
  }
  for (const arn of queues) {
    const { accountId = '', resource: name = '' } = parseArn(arn) ?? {};
    const url = new URL(`/${accountId}/${name}`, destinations.queueUrl).href;
    if (!allowsRuleToSend(await aws.rules.queuePolicy(url), newArn)) {
      return `the policy of the queue ${name} does not allow ${newArn} to send to it: deploy its stack again`;
    }
  }
  return undefined;
}
