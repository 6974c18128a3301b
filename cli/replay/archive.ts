import { exitCodes } from '../command.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { archiveDeclaration } from '../declarations/replay/archive.ts';
import { followReplay } from '../../replay/archive/follow-replay.ts';
import { resolveQueues, type QueueSelection } from '../../replay/queues/queue-selection.ts';
import type { BusRule } from '../../replay/archive/event-archive.ts';
import { timeOption } from '../../replay/selection/time-option.ts';
import type { ReplayCommand } from './replay-ports.ts';
import { replayTypes } from '../../replay/archive/replay-types.ts';
import { planTypeRules, removeLeftOvers } from '../../replay/archive/type-rules.ts';

/** `replay archive`: what was on the bus goes once more to some of its rules. */
export const archive: ReplayCommand<typeof archiveDeclaration> = {
  declaration: archiveDeclaration,
  async run({ values }, ports) {
    const [fromTime, toTime] = [timeOf('--from', values.from), timeOf('--to', values.to)];
    const selection = await resolveQueues({ ...values, queue: [] }, ports);
    const now = ports.now();
    const [from, to] = [new Date(fromTime(now)), new Date(toTime(now))];
    if (from >= to) throw new UsageError('--from has to be before --to.');
    const name = selection.outputs['EventArchiveName'];
    if (name === undefined) throw new UsageError('The stack gives out no EventArchiveName: it has no archive.');
    const rules = await chosenRules(selection, values.rule);
    const ofTypes = values.type.length > 0 ? `, of ${values.type.join(', ')} alone` : '';
    const words = `${from.toISOString()} to ${to.toISOString()} of ${name}, to ${values.rule.join(', ')}${ofTypes}`;
    const replay = { name: `replay-${now.toISOString().replaceAll(/[:.]/g, '')}`, archive: name, from, to };
    const bus = selection.destinations.busName ?? '';
    const newRules =
      values.type.length > 0
        ? await planTypeRules(selection, { bus, rules, types: values.type, replay: replay.name })
        : undefined;
    if (!values.yes) {
      const through = newRules ? `, through ${newRules.map((rule) => rule.name).join(', ')} for that time` : '';
      ports.stderr(`Would replay ${words}${through}. Nothing was sent. Add --yes to send.`);
      return exitCodes.done;
    }
    if (newRules) {
      await removeLeftOvers(selection, newRules, ports);
      ports.stderr(`${replay.name}: ${words}.`);
      const isDone = await replayTypes({ replay, rules: newRules, settleSeconds: values.settle }, selection, ports);
      return isDone ? exitCodes.done : exitCodes.failed;
    }
    const signal = ports.ui.interrupted();
    await selection.aws.archive.start({ ...replay, ruleArns: rules.map(({ arn }) => arn) });
    ports.stderr(`${replay.name}: ${words}.`);
    const state = await followReplay(replay, selection, ports, signal);
    if (state === undefined) {
      const look = `aws events describe-replay --replay-name ${replay.name}`;
      ports.stderr(`${replay.name} goes on; "${look}" tells how far it is.`);
    }
    return state === 'COMPLETED' ? exitCodes.done : exitCodes.failed;
  },
};

function timeOf(option: string, text: string | undefined) {
  const time = timeOption(option, text);
  if (time === undefined) throw new UsageError(`Say ${option}.`);
  return time;
}

async function chosenRules(
  { aws, destinations }: QueueSelection,
  wanted: readonly string[],
): Promise<readonly BusRule[]> {
  const rules = await aws.archive.rules(destinations.busName ?? '');
  const missing = wanted.find((name) => !rules.some((rule) => rule.name === name));
  const known = `The bus has: ${rules.map(({ name }) => name).join(', ') || 'none'}.`;
  if (missing !== undefined) throw new UsageError(`--rule ${missing}: no such rule. ${known}`);
  if (wanted.length === 0) throw new UsageError(`Say --rule. ${known}`);
  return rules.filter(({ name }) => wanted.includes(name));
}
