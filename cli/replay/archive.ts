import { UsageError } from '../../platform/usage-error.ts';
import { followReplay } from '../../replay/archive/follow-replay.ts';
import { planTypeRules } from '../../replay/archive/plan-type-rules.ts';
import { removeLeftOvers } from '../../replay/archive/remove-left-overs.ts';
import { replayTypes } from '../../replay/archive/replay-types.ts';
import type { BusRule } from '../../replay/aws/bus-rules.ts';
import { resolveQueues, type QueueSelection } from '../../replay/queues/queue-selection.ts';
import { timeOption } from '../../replay/selection/time-option.ts';
import { exitCodes } from '../command.ts';
import { archiveDeclaration } from '../declarations/replay/archive.ts';
import { workPorts, type ReplayCommand } from './replay-ports.ts';

/** `replay archive`: replays events of the archive to some rules of the bus. */
export const archive: ReplayCommand<typeof archiveDeclaration> = {
  declaration: archiveDeclaration,
  async run({ values }, ports) {
    const [fromTime, toTime] = [timeOf('--from', values.from), timeOf('--to', values.to)];
    const selection = await resolveQueues({ ...values, queue: [] }, ports);
    const now = ports.clock.now();
    const [from, to] = [new Date(fromTime(now)), new Date(toTime(now))];
    if (from >= to) throw new UsageError('--from has to be before --to.');
    const name = selection.outputs['EventArchiveName'];
    if (name === undefined)
      throw new UsageError('The stack has no output "EventArchiveName", because it has no archive.');
    const rules = await chosenRules(selection, values.rule);
    const ofTypes = values.type.length > 0 ? `, only ${values.type.join(', ')}` : '';
    const label = `${from.toISOString()} to ${to.toISOString()} of ${name}, to ${values.rule.join(', ')}${ofTypes}`;
    const replay = { name: `replay-${now.toISOString().replaceAll(/[:.]/g, '')}`, archive: name, from, to };
    const bus = selection.destinations.busName ?? '';
    const newRules =
      values.type.length > 0
        ? await planTypeRules(selection, { bus, rules, types: values.type, replay: replay.name })
        : undefined;
    if (!values.yes) {
      const through = newRules ? `, with the temporary rules ${newRules.map((rule) => rule.name).join(', ')}` : '';
      ports.stderr(`Dry run: would replay ${label}${through}. Nothing was sent. Add --yes to apply.`);
      return exitCodes.done;
    }
    const work = workPorts(ports);
    if (newRules) {
      await removeLeftOvers(selection, newRules, work);
      ports.stderr(`${replay.name}: ${label}.`);
      const isDone = await replayTypes({ replay, rules: newRules, settleSeconds: values.settle }, selection, work);
      return isDone ? exitCodes.done : exitCodes.failed;
    }
    const signal = ports.ui.interrupted();
    await selection.aws.archive.start({ ...replay, ruleArns: rules.map(({ arn }) => arn) });
    ports.stderr(`${replay.name}: ${label}.`);
    const state = await followReplay(replay, selection, work, signal);
    if (state === undefined) {
      const command = `aws events describe-replay --replay-name ${replay.name}`;
      ports.stderr(`${replay.name} continues. "${command}" shows its state.`);
    }
    return state === 'COMPLETED' ? exitCodes.done : exitCodes.failed;
  },
};

function timeOf(option: string, text: string | undefined) {
  const time = timeOption(option, text);
  if (time === undefined) throw new UsageError(`Specify ${option}.`);
  return time;
}

async function chosenRules(
  { aws, destinations }: QueueSelection,
  wanted: readonly string[],
): Promise<readonly BusRule[]> {
  const rules = await aws.rules.list(destinations.busName ?? '');
  const missing = wanted.find((name) => !rules.some((rule) => rule.name === name));
  const known = `The bus has: ${rules.map(({ name }) => name).join(', ') || 'none'}.`;
  if (missing !== undefined) throw new UsageError(`Unknown --rule "${missing}". ${known}`);
  if (wanted.length === 0) throw new UsageError(`Specify --rule. ${known}`);
  return rules.filter(({ name }) => wanted.includes(name));
}
