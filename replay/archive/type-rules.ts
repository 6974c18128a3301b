import { maxRuleName, replayRuleSuffix } from '../../contracts/replay-rule.ts';
import { parseArn } from '../../platform/arn.ts';
import { UsageError } from '../../platform/usage-error.ts';
import type { QueueSelection } from '../queues/queue-selection.ts';
import type { NewRule, RuleDetail } from '../aws/bus-rules.ts';
import type { BusRule } from './event-archive.ts';
import { allowsRuleToSend } from './allows-rule-to-send.ts';
import { narrowedPattern } from './narrowed-pattern.ts';
import type { WorkPorts } from '../replay-ports.ts';

export interface TypesOfReplay {
  readonly bus: string;
  /** Rules of which the events go to their targets. */
  readonly rules: readonly BusRule[];
  /** Types, each whole or with a `*` at its end. */
  readonly types: readonly string[];
  /** Name of the replay. */
  readonly replay: string;
}

/**
 * The rules that a replay of some types needs, beside those it is for: EventBridge lets a replay be chosen by rule, and not by
 * type. Each takes this replay alone, and has the targets of its neighbour. Throws a UsageError for what cannot be so.
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

/** EventBridge drops what a policy forbids: the new rule has to be let in wherever its neighbour is. */
async function whyUnreachable({ aws, destinations }: QueueSelection, rule: RuleDetail): Promise<string | undefined> {
  const newArn = `${rule.arn}${replayRuleSuffix}`;
  const queues: string[] = [];
  for (const { Arn = '', RoleArn, DeadLetterConfig } of rule.targets) {
    if (RoleArn === undefined) {
      if (parseArn(Arn)?.service !== 'sqs') return `EventBridge reaches ${Arn} by a policy for that rule alone`;
      queues.push(Arn);
    }
    if (DeadLetterConfig?.Arn !== undefined) queues.push(DeadLetterConfig.Arn);
  }
  for (const arn of queues) {
    const { accountId = '', resource: name = '' } = parseArn(arn) ?? {};
    const url = new URL(`/${accountId}/${name}`, destinations.queueUrl).href;
    if (!allowsRuleToSend(await aws.queues.policy(url), newArn)) {
      return `the policy of the queue ${name} does not let ${newArn} write to it: deploy its stack again`;
    }
  }
  return undefined;
}

const running = new Set(['STARTING', 'RUNNING', 'CANCELLING']);

/** For as long a rule may wait for its replay to begin. */
const waitingMs = 10 * 60_000;

/** Removes the rules of replays that are over, whose command was killed. Throws a UsageError where one of `needed` is in use. */
export async function removeLeftOvers(
  { aws }: QueueSelection,
  needed: readonly NewRule[],
  ports: Pick<WorkPorts, 'now' | 'stderr'>,
): Promise<void> {
  const [bus = ''] = needed.map((rule) => rule.bus);
  const names = (await aws.archive.rules(bus))
    .map(({ name }) => name)
    .filter((name) => name.endsWith(replayRuleSuffix));
  for (const name of names) {
    const isNeeded = needed.some((rule) => rule.name === name);
    const replay = replayOf((await aws.rules.read(bus, name)).pattern);
    if (replay === undefined) {
      if (isNeeded)
        throw new UsageError(`The bus has a rule ${name} that is of no replay. Rename it, or leave --type out.`);
      continue;
    }
    const { state } = await aws.archive.stateOf(replay);
    const isWaiting = state === 'NOT_FOUND' && ports.now().getTime() - timeOfReplay(replay) < waitingMs;
    if (isWaiting || running.has(state)) {
      if (isNeeded) throw new UsageError(`The replay ${replay} still uses the rule ${name}. Wait for its end.`);
      continue;
    }
    await aws.rules.remove(bus, name);
    ports.stderr(`The rule ${name} was left over from ${replay}; it is removed.`);
  }
}

/** Of the name that archive.ts gives a replay: when its command began; NaN for another name. */
const timeOfReplay = (name: string): number =>
  Date.parse(name.replace(/^replay-(.{13})(..)(..)(...)Z$/, '$1:$2:$3.$4Z'));

function replayOf(pattern: string): string | undefined {
  const { 'replay-name': names } = JSON.parse(pattern) as { readonly 'replay-name'?: unknown };
  const [name] = Array.isArray(names) ? (names as readonly unknown[]) : [];
  return typeof name === 'string' && name.startsWith('replay-') ? name : undefined;
}
