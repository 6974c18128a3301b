import { docsUrl } from '../../contracts/docs-url.ts';
import { explainMessage } from '../../replay/messages/explain-message.ts';
import { findMessage, type FoundMessage } from '../../replay/queues/find-message.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { exitCodes } from '../command.ts';
import { showDeclaration } from '../declarations/replay/show.ts';
import { listLine } from './list-line.ts';
import { prettyJson } from './pretty-json.ts';
import { workPorts, type ReplayCommand } from './replay-ports.ts';

/** `replay show`: prints one event, and why it failed. */
export const show: ReplayCommand<typeof showDeclaration> = {
  declaration: showDeclaration,
  async run({ values, positionals: [id] }, ports) {
    const selection = await resolveQueues(values, ports);
    const found = await findMessage(id, selection, workPorts(ports));
    if (found) {
      const lines = values.json ? [JSON.stringify(jsonOf(found))] : linesOf(found);
      for (const line of lines) ports.stdout(line);
      return exitCodes.done;
    }
    const names = selection.queues.map(({ name }) => name).join(', ');
    ports.stderr(`${id} is not in ${names}. "replay queues" lists the others.`);
    return exitCodes.failed;
  },
};

/** The same facts for scripts. Without `event`, the text is not JSON. `eventText` has every digit of its numbers. */
const jsonOf = ({ read, queue }: FoundMessage) => ({
  ...listLine(read, queue.name),
  attributes: Object.fromEntries(
    Object.entries(read.message.attributes).map(([name, { StringValue }]) => [name, StringValue]),
  ),
  event: read.value,
  eventText: read.eventText,
  ...explainMessage(read),
  alarm: queue.alarm,
});

function linesOf({ read, queue }: FoundMessage): string[] {
  const { attempts, bytes, messageId, sentAt, state } = listLine(read, queue.name);
  const attributes = Object.entries(read.message.attributes).map(
    ([name, { StringValue, DataType }]) => `  ${name}: ${StringValue ?? `(${DataType ?? 'unknown'})`}`,
  );
  const { cause, fix, repetition } = explainMessage(read);
  const { alarm } = queue;
  return [
    `queue     ${queue.name}`,
    `message   ${messageId}, ${bytes} bytes, sent ${sentAt}, ${attempts} attempts, ${state}`,
    ...(attributes.length > 0 ? ['attributes', ...attributes] : []),
    '',
    // The line ends of JSON come from its layout only.
    ...(read.value === undefined ? [read.eventText] : prettyJson(read.eventText).split('\n')),
    '',
    `cause     ${cause}`,
    `fix       ${fix}`,
    ...(repetition === undefined ? [] : [`as it is  It would fail again: ${repetition}`]),
    // The heading of the alarm of this queue: meaning, diagnosis and fix.
    ...(alarm === undefined ? [] : [`runbook   ${docsUrl(`operations/runbook.md#${alarm.toLowerCase()}`)}`]),
  ];
}
