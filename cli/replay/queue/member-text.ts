import { findNodeAtLocation, parseTree, type ParseError } from 'jsonc-parser';

/** The text of a member of a JSON object as it stands there, byte for byte; undefined if there is none. */
export function memberText(json: string, name: string): string | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(json, errors, { disallowComments: true });
  const node = tree && errors.length === 0 ? findNodeAtLocation(tree, [name]) : undefined;
  return node && json.slice(node.offset, node.offset + node.length);
}
