import type { LogMessage } from '../../contracts/log-messages.ts';
import { objectIn } from '../../platform/coerce.ts';
import { parseExportLine } from './export-line.ts';
import type { QueueMessage, QueueMessageAttributes } from './queue-message.ts';
import { memberText } from './member-text.ts';
import type { FileLine } from './read-lines.ts';

/** The content of a line of a file or of a log. */
export type ImportLine =
  /** A message that "replay export" or "replay purge" wrote, and the name of its queue. */
  | { readonly queue: string; readonly message: QueueMessage }
  /** An event that neither the bus nor the outbox accepted. */
  | { readonly unpublished: QueueMessage }
  /** The reason why a line of either kind cannot be read. */
  | { readonly broken: string }
  /** A line of a log without such an event. */
  | 'log'
  | 'blank'
  /** Any other line. A log can have one between its lines, an export cannot. */
  | 'unknown';

/** Message of the log line of an event that neither the bus nor the outbox accepted. */
export const unpublishedMessage = 'event not published' satisfies LogMessage;

/** Reasons why lines cannot be read, without any of their content. */
export const lineFaults = {
  json: 'the JSON is cut off, or spread over several lines ("jq -c . FILE" writes each message on one)',
  message: 'a message needs "queue", "messageId", "body" and "attributes", each with the right type',
  event: `a log line "${unpublishedMessage}" needs a whole "event"`,
  unknown: `neither a line of an export nor of a log ("jq -c . FILE" writes each message on a line, "jq -c '.[]' FILE" each of an array)`,
} as const;

/** The message of the log line, also in a line that is a string inside of JSON. */
const mentionsUnpublished = new RegExp(`"${unpublishedMessage}\\\\*"`);

/** A time, and the name of a log stream, which CloudWatch and its command line put before a line. */
const logPrefix = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)\s+(?:\d{4}\/\d\d\/\d\d\/\S+\s+)?/;
const ofLambda =
  /^(?:INIT_START|INIT_REPORT|START|END|REPORT|RESTORE_START|RESTORE_REPORT|EXTENSION|LOGS|XRAY|TELEMETRY)\b/;

/**
 * Reads a line of an export, also with other white space or another order of properties. Also reads a line of a log as the
 * function writes it, with a time before it, or as JSON with the line as its `message`. Never throws.
 */
export function readLine(line: FileLine): ImportLine {
  if (typeof line !== 'string') return { broken: line.unreadable };
  const text = line.replace(/^\uFEFF/, '').trim();
  if (text === '') return 'blank';
  const bare = text.replace(logPrefix, '');
  const isLog = bare !== text || ofLambda.test(text);
  const json = text.slice(Math.max(0, text.indexOf('{')));
  const value = objectIn(json);
  if (value) return readObject(json, value, isLog);
  if (mentionsUnpublished.test(text) || /^\{\s*"/.test(bare)) return { broken: lineFaults.json };
  return isLog ? 'log' : 'unknown';
}

type JsonObject = Readonly<Record<string, unknown>>;

function readObject(json: string, value: JsonObject, isPrefixed: boolean): ImportLine {
  const inner = value['message'] ?? value['@message'];
  if (inner === unpublishedMessage) return unpublishedOf(json);
  if (exportFields.filter((name) => Object.hasOwn(value, name)).length > 1)
    return parseExportLine(json) ?? { broken: lineFaults.message };
  if (typeof inner === 'string' && mentionsUnpublished.test(inner)) return readLine(inner);
  if (mentionsUnpublished.test(json)) return { broken: lineFaults.event };
  const { level, type } = value;
  const isLog = inner !== undefined || typeof level === 'string' || /^platform\./.test(String(type));
  return isLog || isPrefixed ? 'log' : 'unknown';
}

const exportFields = ['queue', 'messageId', 'body', 'attributes'];

function unpublishedOf(json: string): ImportLine {
  const body = memberText(json, 'event');
  const reason = memberText(json, 'code');
  if (!body?.startsWith('{')) return { broken: lineFaults.event };
  const attributes: QueueMessageAttributes = reason === undefined ? {} : { reason: textOf(reason) };
  return { unpublished: { ...unsent, body, attributes } };
}

/** Facts of a message in a queue, which an unpublished event does not have. */
const unsent = { messageId: '', handle: '', sentAt: new Date(0), receiveCount: 0 };

/** A string as it is; the JSON of any other value, which the function does not log. */
function textOf(json: string) {
  const value = JSON.parse(json) as unknown;
  return { DataType: 'String', StringValue: typeof value === 'string' ? value : json };
}
