import { docsUrl } from '../../contracts/docs-url.ts';
import { violationsInText } from '../../contracts/schema-violations.ts';
import type { MessageFormat } from '../queues/find-queues.ts';
import { parseMessage, type ParsedMessage } from './parsed-message.ts';

/** The result of an edit. */
export type Change =
  | { readonly edited: ParsedMessage }
  | { readonly same: true }
  /** A sentence: the reason why it cannot be sent. */
  | { readonly refused: string };

/** Reads an edited event. It must be an event of the catalog with the same id. */
export function changeOf(old: ParsedMessage, text: string, format: MessageFormat): Change {
  if (format === 'cloudtrail-record') return { refused: 'A CloudTrail record is evidence and cannot be edited.' };
  if (old.encrypted)
    return { refused: `The event is encrypted. Decrypt it first: ${docsUrl('operations/replay.md#encrypted-events')}` };
  if (text.trim() === '') return { refused: 'The file is empty.' };
  const read = parseMessage({ ...old.message, body: text.trim() }, 'event');
  if (isSame(old.eventText, text)) return { same: true };
  if (read.problem !== undefined) {
    const facts = violationsInText(read.problem, read.eventText);
    const refused = `The edited text is not an event of the catalog: ${read.problem}.`;
    return { refused: facts === '' ? refused : `${refused} ${facts}` };
  }
  if (old.id !== undefined && read.id !== old.id) {
    return { refused: `The id has changed from ${old.id}: consumers would treat it as another event.` };
  }
  return { edited: read };
}

/** Ignores white space outside of strings, because an editor adds a line feed at the end. */
const isSame = (one: string, other: string): boolean => withoutSpace(one) === withoutSpace(other);

const withoutSpace = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (found) => (found.startsWith('"') ? found : ''));
