import { exitCodes } from '../command.ts';
import { showDeclaration } from '../declarations/replay/show.ts';
import { listLine } from './list-line.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { prettyJson } from './pretty-json.ts';
import type { ReplayQueue } from '../../replay/queues/find-queues.ts';
import type { ParsedMessage } from '../../replay/messages/parsed-message.ts';
import { select } from '../../replay/selection/select.ts';
import { processQueue } from '../../replay/queues/process-queue.ts';
import type { ReplayCommand } from './replay-ports.ts';
import { explainMessage } from '../../replay/messages/explain-message.ts';

/** `replay show`: one event, and why it is there. */
export const show: ReplayCommand<typeof showDeclaration> = {
  declaration: showDeclaration,
  async run({ values, positionals: [id] }, ports) {
    const { aws, queues } = await resolveQueues(values, ports);
    const matches = select({ id: [id] }, ports.now);
    const signal = ports.ui.interrupted();
    const incompleteReasons: string[] = [];
    let found: ParsedMessage | undefined;
    for (const queue of queues) {
      const result = await processQueue({
        aws,
        queue,
        matches,
        signal,
        stderr: ports.stderr,
        shouldStop: () => found !== undefined,
        onMessages: ([read]) => {
          found ??= read;
          return Promise.resolve([]);
        },
      });
      incompleteReasons.push(
        ...result.incompleteReasons.map((reason) => `${queue.name}: only a part was seen: ${reason}.`),
      );
      if (!found) continue;
      for (const line of [...linesOf(found, queue.name), ...runbookLine(queue)]) ports.stdout(line);
      return exitCodes.done;
    }
    for (const reason of incompleteReasons) ports.stderr(reason);
    ports.stderr(`${id} is not in ${queues.map(({ name }) => name).join(', ')}. "replay queues" lists the others.`);
    return exitCodes.failed;
  },
};

function linesOf(read: ParsedMessage, queue: string): string[] {
  const { attempts, bytes, messageId, sentAt, state } = listLine(read, queue);
  const attributes = Object.entries(read.message.attributes).map(
    ([name, { StringValue, DataType }]) => `  ${name}: ${StringValue ?? `(${DataType ?? 'unknown'})`}`,
  );
  return [
    `queue     ${queue}`,
    `message   ${messageId}, ${bytes} bytes, sent ${sentAt}, ${attempts} attempts, ${state}`,
    ...(attributes.length > 0 ? ['attributes', ...attributes] : []),
    '',
    // Of JSON, only our own layout has line ends.
    ...(read.value === undefined ? [read.eventText] : prettyJson(read.eventText).split('\n')),
    '',
    ...explainMessage(read),
  ];
}

/** The heading of the alarm that this queue sets off: what it means, where to look, how to fix it. */
const runbookLine = ({ alarm }: ReplayQueue): string[] =>
  alarm === undefined ? [] : [`runbook   docs/runbook.md#${alarm.toLowerCase()} (${alarm})`];
