/** A matcher of EventBridge for a string: the string, or its prefix. */
type Choice = string | { readonly prefix: string };

/** The pattern, as JSON, of a rule that matches only some types of one replay; or the reason why it does not exist. */
export type Narrowed = { readonly pattern: string } | { readonly problem: string };

/**
 * Narrows a rule's pattern to events of one replay and of some types, each type whole or with a `*` at its end. Events that the
 * rule does not match stay excluded. Replayed events have the replay's name as `replay-name` at their top
 * level, and the rules with which AWS fills archives match on that ("Preventing replayed events from being delivered to an
 * archive", EventBridge user guide).
 */
export function narrowedPattern(pattern: string, types: readonly string[], replay: string): Narrowed {
  const rule = JSON.parse(pattern) as Readonly<Record<string, unknown>>;
  const unclear = types.find((type) => !/^[^*]+\*?$/.test(type));
  if (unclear !== undefined)
    return { problem: `"${unclear}" is neither a whole type nor a type with one * at its end` };
  const matched = rule['detail-type'] ?? [{ prefix: '' }];
  if (!Array.isArray(matched) || !matched.every(isChoice)) {
    return { problem: 'its pattern selects types by other matchers than names and prefixes' };
  }
  const both = types
    .map(choiceOf)
    .flatMap((one) => matched.map((other) => narrower(one, other)))
    .filter((one) => one !== undefined);
  const chosen = [...new Map(both.map((choice) => [JSON.stringify(choice), choice])).values()];
  if (chosen.length === 0) return { problem: `it matches no event of ${types.join(', ')}` };
  return { pattern: JSON.stringify({ ...rule, 'detail-type': chosen, 'replay-name': [replay] }) };
}

const choiceOf = (type: string): Choice => (type.endsWith('*') ? { prefix: type.slice(0, -1) } : type);

// EventBridge accepts one key in a matcher, and null for the value null.
const isChoice = (matcher: unknown): matcher is Choice =>
  typeof matcher === 'string' || typeof (matcher as { readonly prefix?: unknown } | null)?.prefix === 'string';

const textOf = (choice: Choice): string => (typeof choice === 'string' ? choice : choice.prefix);

/** Returns the matcher of the strings that both match; undefined if there are none. */
function narrower(one: Choice, other: Choice): Choice | undefined {
  if (matchesAllOf(other, one)) return one;
  return matchesAllOf(one, other) ? other : undefined;
}

const matchesAllOf = (wide: Choice, narrow: Choice): boolean =>
  typeof wide === 'string' ? wide === narrow : textOf(narrow).startsWith(wide.prefix);
