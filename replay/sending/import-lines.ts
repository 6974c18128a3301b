import { importRefusals } from './import-refusals.ts';
import { importRoutes, type ImportTarget, type ImportRoute } from './import-routes.ts';
import { bytesOf, type QueueMessage } from '../messages/queue-message.ts';
import { rateLimiter } from './rate-limiter.ts';
import { parseMessage, type ParsedMessage } from '../messages/parsed-message.ts';
import { tally } from './tally.ts';
import { lineFaults, readLine } from '../messages/read-line.ts';
import type { FileLine } from '../messages/read-lines.ts';
import type { Route } from './route.ts';

export interface Import extends ImportTarget {
  readonly yes: boolean;
  readonly signal: AbortSignal;
  /** Messages per second; undefined for as fast as it goes. */
  readonly perSecond: number | undefined;
  /** Whether the lines are known to be those of a log. */
  readonly isLog: boolean;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Told of lines that are done with. */
  readonly advance: (count: number) => void;
}

/** What became of the lines. */
export interface ImportReport {
  readonly lines: number;
  /** Lines of a log that hold no event, and blank ones. */
  readonly others: number;
  /** By the words of where they went, or would go. */
  readonly went: Readonly<Record<string, number>>;
  /** Numbers of the lines whose message or event was not sent, from 1, by the reason. */
  readonly refused: Readonly<Record<string, readonly number[]>>;
  /** Numbers of the lines that cannot be read, by the reason. */
  readonly broken: Readonly<Record<string, readonly number[]>>;
  /** Why the lines after these were not read. */
  readonly stoppedBy?: { readonly error: unknown };
}

/** A message, and the number of its line. */
interface Numbered<Of> {
  readonly of: Of;
  readonly line: number;
}

/** Messages in memory at a time: twelve calls, by their number and by their bytes. */
const atATime = 120;
const bytesAtATime = 12 * 1_048_576;

/** Brings the messages and events of lines to where they belong, in the order of the lines but for those of one call. */
export async function importLines(lines: AsyncIterable<FileLine>, options: Import): Promise<ImportReport> {
  const went = tally();
  const [refused, broken] = [byReason(), byReason()];
  const routes = importRoutes(options);
  const reasonOf = importRefusals();
  const limitRate =
    options.perSecond === undefined ? undefined : rateLimiter({ ...options, perSecond: options.perSecond });
  // Messages of a call: with a rate, what goes at once is at most what goes in a second.
  const perCall = options.perSecond === undefined ? atATime : Math.min(10, options.perSecond);
  const deliver = async (route: Route, messages: readonly Numbered<ParsedMessage>[]): Promise<void> => {
    for (let next = 0; next < messages.length; next += perCall) {
      const some = messages.slice(next, next + perCall);
      await limitRate?.(some.length);
      const codes = options.signal.aborted
        ? some.map(() => 'interrupted before it went')
        : await route.deliver(some.map(({ of }) => of));
      for (const [index, { line }] of some.entries()) {
        const code = codes[index];
        if (code === undefined) went.add(route.label);
        else refused.add(code, line);
      }
      options.advance(some.length);
    }
  };
  const waiting = new Map<ImportRoute, Numbered<QueueMessage>[]>();
  let [count, others, messages, bytes] = [0, 0, 0, 0];
  const flush = async (): Promise<void> => {
    const held = [...waiting];
    waiting.clear();
    [messages, bytes] = [0, 0];
    for (const [route, found] of held) await settle(route, found);
  };
  const settle = async ({ route, format }: ImportRoute, messages: readonly Numbered<QueueMessage>[]): Promise<void> => {
    if ('reason' in route) {
      for (const { line } of messages) refused.add(route.reason, line);
      options.advance(messages.length);
      return;
    }
    const fit: Numbered<ParsedMessage>[] = [];
    for (const { of, line } of messages) {
      const read = parseMessage(of, format);
      const isFit = !route.isChecked || read.state === 'replayable' || read.state === 'cloudtrail-record';
      if (isFit) fit.push({ of: read, line });
      else refused.add(reasonOf(read), line);
    }
    options.advance(messages.length - fit.length);
    if (options.yes) await deliver(route, fit);
    else went.add(route.label, fit.length);
  };
  const unknown: number[] = [];
  const found = { isLog: options.isLog, isExport: false };
  let stoppedBy: ImportReport['stoppedBy'];
  try {
    for await (const line of lines) {
      count += 1;
      const read = readLine(line);
      if (read === 'log') found.isLog = true;
      if (read === 'unknown') unknown.push(count);
      else if (typeof read === 'string') others += 1;
      else if ('broken' in read) broken.add(read.broken, count);
      else {
        const [route, message] =
          'message' in read ? [routes.of(read.queue), read.message] : [routes.ofLog, read.unpublished];
        found['message' in read ? 'isExport' : 'isLog'] = true;
        waiting.set(route, [...(waiting.get(route) ?? []), { of: message, line: count }]);
        messages += 1;
        bytes += bytesOf(message);
      }
      if (typeof read === 'string' || 'broken' in read) options.advance(1);
      if (messages >= atATime || bytes >= bytesAtATime) await flush();
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
    went: filled(went.entries()),
    refused: refused.entries(),
    broken: broken.entries(),
    ...(stoppedBy && { stoppedBy }),
  };
}

function byReason() {
  const lines = new Map<string, number[]>();
  return {
    add: (reason: string, line: number): void => {
      const others = lines.get(reason);
      if (others) others.push(line);
      else lines.set(reason, [line]);
    },
    entries: (): Record<string, readonly number[]> => Object.fromEntries(lines),
  };
}

const filled = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
