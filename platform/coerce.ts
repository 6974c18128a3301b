/** Converts a string, number or boolean to a string; `undefined` for any other value and for the empty string. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Returns the string if it can be a name that AWS assigns, such as a trigger source. Other strings may be personal data. */
export function plainName(value: unknown): string | undefined {
  const text = toText(value) ?? '';
  return /^\w{1,64}$/.test(text) ? text : undefined;
}

/** Converts true and "true" to true, and false and "false" to false, in any case; `undefined` for any other value. */
export function toBoolean(value: unknown): boolean | undefined {
  const text = toText(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Whether a value is an object with properties. An array is not. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the object itself; an empty one for any other value, such as the string that CloudTrail puts in place of an object. */
export const toObject = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});

/** Returns the properties that are strings, numbers or booleans, converted to strings. */
export function textMembers(value: unknown): Record<string, string> {
  const members = Object.entries(toObject(value)).map(([name, member]) => [name, toText(member)] as const);
  return Object.fromEntries(members.filter((member): member is [string, string] => member[1] !== undefined));
}

/** Returns the JSON value in a string; `undefined` if the string is not JSON. */
export function jsonIn(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Most texts are not JSON.
  }
  return value;
}

/** Returns the JSON object in a string; `undefined` if the string is anything else. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = jsonIn(text);
  return isObject(value) ? value : undefined;
}
