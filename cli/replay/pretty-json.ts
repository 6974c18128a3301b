import { applyEdits, format } from 'jsonc-parser';

/** JSON over several lines. Only white space changes: a number may have more digits than JSON.parse keeps. */
export const prettyJson = (json: string): string =>
  applyEdits(json, format(json, undefined, { insertSpaces: true, tabSize: 2 }));
