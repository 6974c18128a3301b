/** A table in Markdown; all columns but the first flush right. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = headings.map((_heading, column) => (column === 0 ? '---' : '---:'));
  return [headings, rule, ...rows].map(line).join('\n');
}

/** The text with what stands between the markers of that name replaced. Throws if it does not have the markers. */
export function withSection(text: string, name: string, section: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The text has no section between "${begin}" and "${end}".`);
  return `${text.slice(0, from + begin.length)}\n\n${section}\n\n${text.slice(to)}`;
}
