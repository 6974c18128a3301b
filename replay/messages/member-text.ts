import { createScanner } from 'jsonc-parser';
import { jsonIn } from '../../platform/coerce.ts';

/**
 * Returns the text of a property of a JSON object, byte for byte; undefined if it does not exist, or if the text is not JSON.
 * Of properties with the same name it returns the last one, like JSON.parse. Never throws, because it does not recurse.
 */
export function memberText(json: string, name: string): string | undefined {
  if (jsonIn(json) === undefined) return undefined;
  const scanner = createScanner(json, true);
  // Scans a token, and returns its first character, which shows its kind.
  const next = (): string => {
    scanner.scan();
    return json.charAt(scanner.getTokenOffset());
  };
  if (next() !== '{') return undefined;
  let found: string | undefined;
  for (let token = next(); token === '"' || token === ','; token = next()) {
    if (token === ',') continue;
    const key = scanner.getTokenValue();
    next();
    let [first, depth] = [next(), 0];
    const start = scanner.getTokenOffset();
    for (; ; first = next()) {
      if (first === '{' || first === '[') depth += 1;
      if (first === '}' || first === ']') depth -= 1;
      if (depth === 0) break;
    }
    if (key === name) found = json.slice(start, scanner.getTokenOffset() + scanner.getTokenLength());
  }
  return found;
}
