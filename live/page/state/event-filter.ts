import type { ArrivedEvent, EventSource } from '../../wire/arrived-event.ts';

/** Conditions on events, all of which must hold. An empty string matches every event. */
export interface EventFilter {
  /** A type, or a prefix that ends with a dot. */
  readonly type: string;
  readonly source: EventSource | '';
  /** Part of the user name, or of the subject. */
  readonly user: string;
  /** Part of the event's text. */
  readonly text: string;
}

export const noFilter: EventFilter = { type: '', source: '', user: '', text: '' };

export const isFiltering = ({ type, source, user, text }: EventFilter): boolean =>
  [type, source, user, text].some(Boolean);

type Condition = (event: ArrivedEvent) => boolean;

const containing = (part: string): ((text: string | undefined) => boolean) => {
  const pattern = new RegExp(part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  return (text) => text !== undefined && pattern.test(text);
};

function conditionsOf({ type, source, user, text }: EventFilter): readonly Condition[] {
  const hasUser = containing(user);
  const hasText = containing(text);
  return [
    ...(type === '' ? [] : [(event: ArrivedEvent) => isOfType(event, type)]),
    ...(source === '' ? [] : [(event: ArrivedEvent) => event.source === source]),
    ...(user === '' ? [] : [(event: ArrivedEvent) => hasUser(event.user) || hasUser(event.subject)]),
    ...(text === '' ? [] : [(event: ArrivedEvent) => hasText(event.text)]),
  ];
}

const isOfType = ({ type }: ArrivedEvent, wanted: string): boolean =>
  wanted.endsWith('.') ? (type?.startsWith(wanted) ?? false) : type === wanted;

/** Returns a function that returns the events of a chunk that match. It keeps the result of each chunk. */
export function createMatcher(filter: EventFilter): (chunk: readonly ArrivedEvent[]) => readonly ArrivedEvent[] {
  const conditions = conditionsOf(filter);
  if (conditions.length === 0) return (chunk) => chunk;
  const kept = new WeakMap<readonly ArrivedEvent[], readonly ArrivedEvent[]>();
  return (chunk) => {
    const known = kept.get(chunk);
    if (known) return known;
    const found = chunk.filter((event) => conditions.every((holds) => holds(event)));
    kept.set(chunk, found);
    return found;
  };
}
