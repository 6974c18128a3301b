import type { MessageFilter } from '../../../wire/dead-letters.ts';

const lists: readonly (keyof MessageFilter)[] = ['type', 'reason', 'id'];

/** Returns a filter with a condition as the operator wrote it; without the condition if the text is empty. */
export function withCondition(filter: MessageFilter, name: keyof MessageFilter, text: string): MessageFilter {
  const others: MessageFilter = Object.fromEntries(Object.entries(filter).filter(([each]) => each !== name));
  const trimmed = text.trim();
  if (trimmed === '') return others;
  if (!lists.includes(name)) return { ...others, [name]: trimmed };
  const values = trimmed.split(',').map((value) => value.trim());
  return { ...others, [name]: values.filter(Boolean) };
}
