import { createTwoFilesPatch } from 'diff';
import { eachLine, exitCodes, type ExitCode } from '../command.ts';
import { editDeclaration } from '../declarations/replay/edit.ts';
import { changeOf, type Change } from '../../replay/messages/edited.ts';
import { resolveQueues, type QueueSelection } from '../../replay/queues/queue-selection.ts';
import { prettyJson } from './pretty-json.ts';
import type { ReplayQueue } from '../../replay/queues/find-queues.ts';
import type { ParsedMessage } from '../../replay/messages/parsed-message.ts';
import { select } from '../../replay/selection/select.ts';
import { sendAndDelete, type SendResult } from '../../replay/sending/send-and-delete.ts';
import { processQueue } from '../../replay/queues/process-queue.ts';
import type { ReplayCommand, ReplayPorts } from './replay-ports.ts';
import { routeFrom } from '../../replay/sending/route.ts';

/** `replay edit`: one event repaired by hand. */
export const edit: ReplayCommand<typeof editDeclaration> = {
  declaration: editDeclaration,
  async run({ values, positionals: [id] }, ports) {
    const selection = await resolveQueues(values, ports);
    const found = await find(id, selection, ports);
    if (!found) {
      ports.stderr(
        `${id} is not in ${selection.queues.map(({ name }) => name).join(', ')}. "replay list" shows what is.`,
      );
      return exitCodes.failed;
    }
    const before = prettyJson(found.read.eventText);
    const after = await ports.ui.edit(before);
    const change = changeOf(found.read, after, found.from.format);
    if ('refused' in change) {
      ports.stderr(`${change.refused} Nothing was sent; what you saved:`);
      eachLine(after.trimEnd(), ports.stderr);
      return exitCodes.failed;
    }
    if ('same' in change) {
      ports.stderr('Nothing changed, nothing was sent.');
      return exitCodes.done;
    }
    eachLine(createTwoFilesPatch('in the queue', 'edited', before, after).trimEnd(), ports.stdout);
    const isAllowed = values.yes || (await ports.ui.ask('Send it, and delete the old one? (yes/no) ')).trim() === 'yes';
    if (!isAllowed) return tell(ports, 'Nothing was sent.');
    return replace(change, found, selection, ports);
  },
};

function tell({ stderr }: ReplayPorts, line: string): ExitCode {
  stderr(line);
  return exitCodes.failed;
}

interface Found {
  readonly read: ParsedMessage;
  readonly from: ReplayQueue;
}

/** Looks for it, and gives it back: nobody knows how long an editor is open. */
async function find(id: string, { aws, queues }: QueueSelection, ports: ReplayPorts): Promise<Found | undefined> {
  const matches = select({ id: [id] }, ports.now);
  const signal = ports.ui.interrupted();
  let found: Found | undefined;
  for (const from of queues) {
    const { incompleteReasons } = await processQueue({
      aws,
      queue: from,
      matches,
      signal,
      stderr: ports.stderr,
      shouldStop: () => found !== undefined,
      onMessages: ([read]) => {
        if (read) found ??= { read, from };
        return Promise.resolve([]);
      },
    });
    if (found) break;
    for (const reason of incompleteReasons) ports.stderr(`${from.name}: only a part was seen: ${reason}.`);
  }
  return found;
}

/** Takes the old one again, if it is still there as it was, sends the new one and deletes the old one. */
async function replace(
  { edited }: Extract<Change, { edited: ParsedMessage }>,
  { read, from }: Found,
  selection: QueueSelection,
  ports: ReplayPorts,
): Promise<ExitCode> {
  const route = routeFrom(from, selection);
  if ('reason' in route) return tell(ports, `${from.name}: ${route.reason}.`);
  let result: SendResult | undefined;
  await processQueue({
    aws: selection.aws,
    queue: from,
    matches: ({ message }) => message.messageId === read.message.messageId && message.body === read.message.body,
    signal: ports.ui.interrupted(),
    stderr: ports.stderr,
    shouldStop: () => result !== undefined,
    onMessages: async ([old]) => {
      if (!old || result) return [];
      const messages = [{ ...edited, message: { ...edited.message, handle: old.message.handle } }];
      result = await sendAndDelete(messages, {
        deliver: route.deliver,
        queues: selection.aws.queues,
        url: from.url,
        copy: false,
      });
      return result.deleted;
    },
  });
  if (!result)
    return tell(
      ports,
      'The old one is no longer there: another process has sent, deleted or received it. Nothing was sent.',
    );
  const [refused] = result.refused;
  if (refused !== undefined) return tell(ports, `It was refused, ${refused}; the old one is in ${from.name} still.`);
  if (result.undeleted.length > 0)
    return tell(ports, `Sent, but the old one is in ${from.name} still: purge it by its id.`);
  ports.stderr(`Sent to ${route.label}; the old one is gone.`);
  return exitCodes.done;
}
