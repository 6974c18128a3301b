/** The text of a string, number or boolean; undefined for anything else and for the empty string. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The text if it can be a name that AWS gives, such as a trigger source; what else stands there may be anything. */
export function plainName(value: unknown): string | undefined {
  const text = asText(value) ?? '';
  return /^\w{1,64}$/.test(text) ? text : undefined;
}

/** True for true and "true", false for false and "false", else undefined. */
export function asFlag(value: unknown): boolean | undefined {
  const text = asText(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Whether a value is an object with properties. An array is not. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object itself; an empty one for anything else, such as the text that CloudTrail puts in place of an object. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});

/** The members that are text, numbers or booleans, as text. */
export function textMembers(value: unknown): Record<string, string> {
  const members = Object.entries(asRecord(value)).map(([name, member]) => [name, asText(member)] as const);
  return Object.fromEntries(members.filter((member): member is [string, string] => member[1] !== undefined));
}

/** The JSON value in a text; undefined if the text is not JSON. */
export function jsonIn(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Most texts are not JSON.
  }
  return value;
}

/** Returns the JSON object in a text; `undefined` if the text is anything else. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = jsonIn(text);
  return isObject(value) ? value : undefined;
}
