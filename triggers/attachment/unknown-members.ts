/** Returns the paths of a JSON document that the object parsed from it lacks. */
export function unknownMembers(json: unknown, read: unknown, path = ''): string[] {
  if (Array.isArray(json)) {
    const items = (read ?? {}) as Readonly<Record<number, unknown>>;
    return json.flatMap((item, index) => unknownMembers(item, items[index], `${path}[${index}]`));
  }
  if (typeof json !== 'object' || json === null) return [];
  const known = (read ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(json).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    if (value === null) return [];
    return known[name] === undefined ? [at] : unknownMembers(value, known[name], at);
  });
}
