import { createScanner } from 'jsonc-parser';

/**
 * The text of a member of a JSON object as it stands there, byte for byte; undefined if there is none, or if the text is not JSON.
 * Of members with the same name it is the last one, as for JSON.parse. Never throws: it calls itself for no level of the text.
 */
export function memberText(json: string, name: string): string | undefined {
  if (!isJson(json)) return undefined;
  const scanner = createScanner(json, true);
  // Scans a token, and returns its first character: that tells its kind.
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

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
