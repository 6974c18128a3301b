import { applyEdits, format } from 'jsonc-parser';

/** Deepest nesting that is formatted. The indentation of a deeper text would be many times the text. */
const deepest = 50;

/** Returns JSON on several lines. Changes only white space: a number may have more digits than JSON.parse keeps. */
export const prettyJson = (json: string): string =>
  nestingOf(json) > deepest ? json : applyEdits(json, format(json, undefined, { insertSpaces: true, tabSize: 2 }));

/** Returns the depth of the arrays and objects of a JSON text. */
function nestingOf(json: string): number {
  let [depth, most] = [0, 0];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') most = Math.max(most, (depth += 1));
    else if (token === ']' || token === '}') depth -= 1;
  }
  return most;
}
