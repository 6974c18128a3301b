import { violationsInText } from '../../contracts/schema-violations.ts';
import type { MessageFormat } from '../queues/find-queues.ts';
import { parseMessage, type ParsedMessage } from './parsed-message.ts';

/** What an edited event is. */
export type Change =
  | { readonly edited: ParsedMessage }
  | { readonly same: true }
  /** Why it cannot be sent, a sentence. */
  | { readonly refused: string };

/** Reads what a person made of an event. It has to be an event of the catalog, and the same one: its id stays. */
export function changeOf(old: ParsedMessage, text: string, format: MessageFormat): Change {
  if (format === 'cloudtrail-record')
    return { refused: 'This is a record of CloudTrail, which no editing makes truer.' };
  if (old.encrypted) return { refused: 'It is encrypted: decrypt it first (docs/replay.md, "Encrypted events").' };
  if (text.trim() === '') return { refused: 'The file is empty.' };
  const read = parseMessage({ ...old.message, body: text.trim() }, 'event');
  if (isSame(old.eventText, text)) return { same: true };
  if (read.problem !== undefined) {
    const facts = violationsInText(read.problem, read.eventText);
    const refused = `It is not an event of the catalog: ${read.problem}.`;
    return { refused: facts === '' ? refused : `${refused} ${facts}` };
  }
  if (old.id !== undefined && read.id !== old.id) {
    return { refused: `The id has changed from ${old.id}: consumers would take it for another event.` };
  }
  return { edited: read };
}

/** White space apart, but for that in texts: an editor puts a line feed at the end. */
const isSame = (one: string, other: string): boolean => withoutSpace(one) === withoutSpace(other);

const withoutSpace = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (found) => (found.startsWith('"') ? found : ''));
