import { exitCodes } from '../command.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { parseOptions } from '../parse-options.ts';
import { followReplay } from '../../replay/archive/follow-replay.ts';
import { stackOptions, wholeNumber } from './options.ts';
import { findPlace, type Place } from '../../replay/queues/place.ts';
import type { BusRule } from '../../replay/archive/event-archive.ts';
import { timeOption } from '../../replay/selection/time-option.ts';
import type { ReplayCommand } from './replay-ports.ts';
import { replayTypes } from '../../replay/archive/replay-types.ts';
import { planTypeRules, removeLeftOvers } from '../../replay/archive/type-rules.ts';

/** `replay archive`: what was on the bus goes once more to some of its rules. */
export const archive: ReplayCommand = {
  summary: "Have EventBridge send a span of the bus's archive again, to the rules you name alone.",
  usage: `cognito-to-kafka replay archive --from TIME --to TIME --rule NAME [--type TYPE] [--yes]

  cognito-to-kafka replay archive --from 12h --to 6h                          the rules that there are
  cognito-to-kafka replay archive --from 12h --to 6h --rule Analytics         what would be done
  cognito-to-kafka replay archive --from 2026-11-24T03:00:00Z --to 2026-11-24T04:00:00Z --rule Analytics --yes
  cognito-to-kafka replay archive --from 12h --to 6h --rule Analytics --type 'cognito.login.*' --yes

--from, --to TIME   when the events came to the bus: 2026-11-24T03:00:00Z, or 30m, 12h, 7d ago
--rule NAME         a rule that gets them; repeatable. No other rule sees them, and so no other consumer has them twice
--type TYPE         only events of a type, whole or with a * at its end; repeatable. EventBridge chooses by rule alone: for the time
                    of the replay the bus gets a rule NAME-replay with the targets of NAME
--settle SECONDS    with --type: how long EventBridge has to take up that rule, and after the replay to hand over what is
                    left, before the rule is removed; default 60
--yes               starts it, and follows it to its end
--stack NAME        the deployed stack; default CognitoToKafka
--region, --profile, --endpoint-url   as for the AWS CLI

The stack needs an archive (output EventArchiveName). Events arrive in no order, each with the id that it had. Ctrl-C ends the
following alone ("aws events cancel-replay" ends the replay), but with --type the replay, too. What a killed command left on the
bus the next one with --type removes.
Exit code: 0 done, 1 it failed or was not followed to its end, 2 wrong arguments.`,
  async run(argv, ports) {
    const { values } = parseOptions({ args: [...argv], options }, { only: [['settle', 'type']] });
    const [fromTime, toTime] = [timeOf('--from', values.from), timeOf('--to', values.to)];
    const settleSeconds = wholeNumber('--settle', values.settle);
    const place = await findPlace({ ...values, queue: [] }, ports);
    const now = ports.now();
    const [from, to] = [new Date(fromTime(now)), new Date(toTime(now))];
    if (from >= to) throw new UsageError('--from has to be before --to.');
    const name = place.outputs['EventArchiveName'];
    if (name === undefined) throw new UsageError('The stack gives out no EventArchiveName: it has no archive.');
    const rules = await chosenRules(place, values.rule);
    const ofTypes = values.type ? `, of ${values.type.join(', ')} alone` : '';
    const words = `${from.toISOString()} to ${to.toISOString()} of ${name}, to ${values.rule.join(', ')}${ofTypes}`;
    const replay = { name: `replay-${now.toISOString().replaceAll(/[:.]/g, '')}`, archive: name, from, to };
    const bus = place.destinations.busName ?? '';
    const newRules =
      values.type && (await planTypeRules(place, { bus, rules, types: values.type, replay: replay.name }));
    if (!values.yes) {
      const through = newRules ? `, through ${newRules.map((rule) => rule.name).join(', ')} for that time` : '';
      ports.talk(`Would replay ${words}${through}. Nothing was sent. Add --yes to send.`);
      return exitCodes.done;
    }
    if (newRules) {
      await removeLeftOvers(place, newRules, ports);
      ports.talk(`${replay.name}: ${words}.`);
      const isDone = await replayTypes({ replay, rules: newRules, settleSeconds }, place, ports);
      return isDone ? exitCodes.done : exitCodes.failed;
    }
    const signal = ports.person.interrupted();
    await place.aws.archive.start({ ...replay, ruleArns: rules.map(({ arn }) => arn) });
    ports.talk(`${replay.name}: ${words}.`);
    const state = await followReplay(replay, place, ports, signal);
    if (state === undefined) {
      const look = `aws events describe-replay --replay-name ${replay.name}`;
      ports.talk(`${replay.name} goes on; "${look}" tells how far it is.`);
    }
    return state === 'COMPLETED' ? exitCodes.done : exitCodes.failed;
  },
};

const options = {
  ...stackOptions,
  from: { type: 'string' },
  to: { type: 'string' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  type: { type: 'string', multiple: true },
  settle: { type: 'string', default: '60' },
  yes: { type: 'boolean', default: false },
} as const;

function timeOf(option: string, text: string | undefined) {
  const time = timeOption(option, text);
  if (time === undefined) throw new UsageError(`Say ${option}.`);
  return time;
}

async function chosenRules({ aws, destinations }: Place, wanted: readonly string[]): Promise<readonly BusRule[]> {
  const rules = await aws.archive.rules(destinations.busName ?? '');
  const missing = wanted.find((name) => !rules.some((rule) => rule.name === name));
  const known = `The bus has: ${rules.map(({ name }) => name).join(', ') || 'none'}.`;
  if (missing !== undefined) throw new UsageError(`--rule ${missing}: no such rule. ${known}`);
  if (wanted.length === 0) throw new UsageError(`Say --rule. ${known}`);
  return rules.filter(({ name }) => wanted.includes(name));
}
