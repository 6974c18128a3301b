import { letterOfLine } from './letter-line.ts';
import type { Letter, LetterAttributes } from './queue/letter.ts';
import { memberText } from './queue/member-text.ts';

/** What a line of a file or of a log holds for replaying. */
export type ImportLine =
  /** A message that "replay export" or "replay purge" wrote, and the name of its queue. */
  | { readonly queue: string; readonly letter: Letter }
  /** An event that neither the bus nor the outbox took. */
  | { readonly unpublished: Letter }
  /** One that looks like either, but is cut off or changed. */
  | 'broken'
  /** Anything else; a log has many. */
  | 'other';

/** Words of the log line of an event that found no other way out (triggers/observe.ts). */
export const unpublishedMessage = 'event not published';

/**
 * Reads a line: of an export of ours, of a log as the function writes it, or of a log that CloudWatch or its command line
 * put a time, and the name of a stream, before. Never throws.
 */
export function readLine(line: string): ImportLine {
  const text = line.slice(Math.max(0, line.indexOf('{'))).trimEnd();
  if (text.startsWith('{"queue":')) return letterOfLine(text) ?? 'broken';
  if (!text.includes(`"${unpublishedMessage}"`)) return 'other';
  const body = memberText(text, 'event');
  const reason = memberText(text, 'code');
  if (body === undefined) return memberText(text, 'message') === undefined ? 'broken' : 'other';
  const attributes: LetterAttributes = reason === undefined ? {} : { reason: textOf(reason) };
  return { unpublished: { ...unsent, body, attributes } };
}

/** What a letter that is in no queue does not have. */
const unsent = { messageId: '', handle: '', sentAt: new Date(0), receiveCount: 0 };

const textOf = (json: string) => ({ DataType: 'String', StringValue: String(JSON.parse(json)) });
