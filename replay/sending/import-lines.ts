import { bytesOf, type QueueMessage } from '../messages/queue-message.ts';
import { lineFaults, readLine } from '../messages/read-line.ts';
import type { FileLine } from '../messages/read-lines.ts';
import { importBatch, maxMessages, type ImportBatchOptions, type Numbered } from './import-batch.ts';
import { importRoutes, type ImportRoute, type ImportTarget } from './import-routes.ts';
import { linesByReason } from './lines-by-reason.ts';

export interface Import extends ImportTarget, ImportBatchOptions {
  /** Whether the lines are known to be those of a log. */
  readonly isLog: boolean;
}

/** The result of an import. */
export interface ImportReport {
  readonly lines: number;
  /** Lines of a log without an event, and blank lines. */
  readonly others: number;
  /** Numbers of messages, by the label of their destination. In a dry run, the messages that would be sent. */
  readonly sent: Readonly<Record<string, number>>;
  /** Numbers of the lines whose message or event was not sent, from 1, by the reason. */
  readonly refused: Readonly<Record<string, readonly number[]>>;
  /** Numbers of the lines that cannot be read, by the reason. */
  readonly broken: Readonly<Record<string, readonly number[]>>;
  /** The error because of which no further lines were read. */
  readonly stoppedBy?: { readonly error: unknown };
}

/** Maximum size of the messages in memory, in bytes: twelve calls. */
const maxBytesInMemory = 12 * 1_048_576;

/** Sends the messages and events of lines, in the order of the lines except within one call. */
export async function importLines(lines: AsyncIterable<FileLine>, options: Import): Promise<ImportReport> {
  const routes = importRoutes(options);
  const batch = importBatch(options);
  const broken = linesByReason();
  const unknown: number[] = [];
  const found = { isLog: options.isLog, isExport: false };
  const waiting = new Map<ImportRoute, Numbered<QueueMessage>[]>();
  let [count, others, messages, bytes] = [0, 0, 0, 0];
  const flush = async (): Promise<void> => {
    const batches = [...waiting];
    waiting.clear();
    [messages, bytes] = [0, 0];
    for (const [route, some] of batches) await batch.send(route, some);
  };
  const add = (route: ImportRoute, message: QueueMessage): void => {
    waiting.set(route, [...(waiting.get(route) ?? []), { of: message, line: count }]);
    messages += 1;
    bytes += bytesOf(message);
  };
  let stoppedBy: ImportReport['stoppedBy'];
  try {
    for await (const line of lines) {
      count += 1;
      const read = readLine(line);
      if (typeof read === 'object' && 'message' in read) {
        found.isExport = true;
        add(routes.of(read.queue), read.message);
      } else if (typeof read === 'object' && 'unpublished' in read) {
        found.isLog = true;
        add(routes.ofLog, read.unpublished);
      } else {
        if (typeof read === 'object') broken.add(read.broken, count);
        else if (read === 'unknown') unknown.push(count);
        else others += 1;
        found.isLog ||= read === 'log';
        options.advance(1);
      }
      if (messages >= maxMessages || bytes >= maxBytesInMemory) await flush();
      if (options.signal.aborted) break;
    }
  } catch (error) {
    stoppedBy = { error };
  }
  await flush();
  // Other lines of a log, such as the text of an error, are not events. In an export such a line was a message.
  if (found.isLog && !found.isExport) others += unknown.length;
  else for (const line of unknown) broken.add(lineFaults.unknown, line);
  return {
    lines: count,
    others,
    sent: batch.sent.entries(),
    refused: batch.refused.entries(),
    broken: broken.entries(),
    ...(stoppedBy && { stoppedBy }),
  };
}
