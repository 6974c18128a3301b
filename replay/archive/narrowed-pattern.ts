/** How a pattern of EventBridge chooses a text: itself, or what it begins with. */
type Choice = string | { readonly prefix: string };

/** The pattern of a rule, as JSON, for the events of one replay and of some types alone; or why there is none. */
export type Narrowed = { readonly pattern: string } | { readonly problem: string };

/**
 * Narrows a rule's pattern down to the events that a replay of this name sends, of these types, each whole or with a `*` at its
 * end. What the rule itself does not take stays out. Replayed events have the replay's name as `replay-name` at their top
 * level, and the rules with which AWS fills archives match on that ("Preventing replayed events from being delivered to an
 * archive", EventBridge user guide).
 */
export function narrowedPattern(pattern: string, types: readonly string[], replay: string): Narrowed {
  const rule = JSON.parse(pattern) as Readonly<Record<string, unknown>>;
  const wanted = types.map(choiceOf).filter((choice) => choice !== undefined);
  const unclear = types.find((type) => choiceOf(type) === undefined);
  if (unclear !== undefined) return { problem: `"${unclear}" is no whole type, and has no * at its end alone` };
  const taken = rule['detail-type'] ?? [{ prefix: '' }];
  if (!Array.isArray(taken) || !taken.every(isChoice)) {
    return { problem: 'it chooses its types by more than names and beginnings' };
  }
  const both = wanted.flatMap((one) => taken.map((other) => narrower(one, other))).filter((one) => one !== undefined);
  const chosen = [...new Map(both.map((choice) => [JSON.stringify(choice), choice])).values()];
  if (chosen.length === 0) return { problem: `it takes none of ${types.join(', ')}` };
  return { pattern: JSON.stringify({ ...rule, 'detail-type': chosen, 'replay-name': [replay] }) };
}

function choiceOf(type: string): Choice | undefined {
  const { beginning, end } = /^(?<beginning>[^*]+)(?<end>\*?)$/.exec(type)?.groups ?? {};
  if (beginning === undefined) return undefined;
  return end === '' ? beginning : { prefix: beginning };
}

const isChoice = (matcher: unknown): matcher is Choice =>
  typeof matcher === 'string' ||
  (typeof matcher === 'object' &&
    matcher !== null &&
    Object.keys(matcher).length === 1 &&
    typeof (matcher as { readonly prefix?: unknown }).prefix === 'string');

const textOf = (choice: Choice): string => (typeof choice === 'string' ? choice : choice.prefix);

/** What both take. */
function narrower(one: Choice, other: Choice): Choice | undefined {
  if (takesAllOf(other, one)) return one;
  return takesAllOf(one, other) ? other : undefined;
}

const takesAllOf = (wide: Choice, narrow: Choice): boolean =>
  typeof wide === 'string' ? wide === narrow : textOf(narrow).startsWith(wide.prefix);
