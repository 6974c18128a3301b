/** Returns a Markdown table. Cells are Markdown. With `figures` every column but the first is aligned right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: 'text' | 'figures' = 'text',
): string {
  const rule = head.map((_cell, column) => (columns === 'text' || column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
