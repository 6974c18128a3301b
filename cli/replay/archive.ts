import { parseArgs } from 'node:util';
import { exitCodes, UsageError, type ExitCode } from '../command.ts';
import { findPlace, placeOptions, type Place } from './options.ts';
import type { ArchiveReplay, BusRule } from './queue/event-archive.ts';
import { timeOf } from './queue/select.ts';
import type { ReplayCommand, ReplayPorts } from './replay-ports.ts';

/** `replay archive`: what was on the bus goes once more to some of its rules. */
export const archive: ReplayCommand = {
  summary: "Have EventBridge send a span of the bus's archive again, to the rules you name alone.",
  usage: `cognito-to-kafka replay archive --from TIME --to TIME --rule NAME [--yes]

  cognito-to-kafka replay archive --from 12h --to 6h                          the rules that there are
  cognito-to-kafka replay archive --from 12h --to 6h --rule Analytics         what would be done
  cognito-to-kafka replay archive --from 2026-11-24T03:00:00Z --to 2026-11-24T04:00:00Z --rule Analytics --yes

--from, --to TIME   when the events came to the bus: 2026-11-24T03:00:00Z, or 30m, 12h, 7d ago
--rule NAME         a rule that gets them; repeatable. No other rule sees them, and so no other consumer has them twice
--yes               starts it, and follows it to its end
--stack NAME        the deployed stack; default CognitoToKafka
--region, --profile, --endpoint-url   as for the AWS CLI

The stack needs an archive (output EventArchiveName). Events arrive in no order, each with the id that it had. Ctrl-C ends the
following alone: "aws events cancel-replay" ends the replay.
Exit code: 0 done, 1 it failed or was not followed to its end, 2 wrong arguments.`,
  async run(argv, ports) {
    const { values } = parseArgs({ args: [...argv], options });
    const [from, to] = [spanTime('--from', values.from, ports), spanTime('--to', values.to, ports)];
    if (from >= to) throw new UsageError('--from has to be before --to.');
    const place = await findPlace(values, ports);
    const name = place.outputs['EventArchiveName'];
    if (name === undefined) throw new UsageError('The stack gives out no EventArchiveName: it has no archive.');
    const rules = await chosenRules(place, values.rule);
    const words = `${from.toISOString()} to ${to.toISOString()} of ${name}, to ${values.rule.join(', ')}`;
    if (!values.yes) {
      ports.talk(`Would replay ${words}. Nothing was sent. Add --yes to send.`);
      return exitCodes.done;
    }
    const replay = `replay-${ports.now().toISOString().replaceAll(/[:.]/g, '')}`;
    await place.aws.archive.start({ name: replay, archive: name, from, to, ruleArns: rules.map(({ arn }) => arn) });
    ports.talk(`${replay}: ${words}.`);
    return follow({ name: replay, from, to }, place, ports);
  },
};

const options = {
  ...placeOptions,
  from: { type: 'string' },
  to: { type: 'string' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  yes: { type: 'boolean', default: false },
} as const;

function spanTime(option: string, text: string | undefined, { now }: ReplayPorts): Date {
  const time = timeOf(option, text, now());
  if (time === undefined) throw new UsageError(`Say ${option}.`);
  return new Date(time);
}

async function chosenRules({ aws, destinations }: Place, wanted: readonly string[]): Promise<readonly BusRule[]> {
  const rules = await aws.archive.rules(destinations.busName ?? '');
  const missing = wanted.find((name) => !rules.some((rule) => rule.name === name));
  const known = `The bus has: ${rules.map(({ name }) => name).join(', ') || 'none'}.`;
  if (missing !== undefined) throw new UsageError(`--rule ${missing}: no such rule. ${known}`);
  if (wanted.length === 0) throw new UsageError(`Say --rule. ${known}`);
  return rules.filter(({ name }) => wanted.includes(name));
}

const pollMs = 2_000;
const ended = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

async function follow(
  { name, from, to }: Pick<ArchiveReplay, 'name' | 'from' | 'to'>,
  { aws }: Place,
  ports: ReplayPorts,
): Promise<ExitCode> {
  const signal = ports.person.interrupted();
  const bar = ports.person.progress(100);
  let percent = 0;
  try {
    while (!signal.aborted) {
      const { state, reason, reached } = await aws.archive.stateOf(name);
      const now =
        state === 'COMPLETED' ? 1 : ((reached ?? from).getTime() - from.getTime()) / (to.getTime() - from.getTime());
      bar.advance(Math.max(0, Math.floor(now * 100) - percent));
      percent = Math.max(percent, Math.floor(now * 100));
      if (ended.has(state)) {
        ports.talk(`${name}: ${state}${reason === undefined ? '' : `, ${reason}`}.`);
        return state === 'COMPLETED' ? exitCodes.done : exitCodes.failed;
      }
      await ports.sleep(pollMs);
    }
  } finally {
    bar.end();
  }
  ports.talk(`${name} goes on; "aws events describe-replay --replay-name ${name}" tells how far it is.`);
  return exitCodes.failed;
}
