import type { CommandPorts } from '../command.ts';
import { fittingTable } from '../plain-table.ts';

/** Prints a table that fits the terminal, and names the columns that are left out on stderr. */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  expendable: readonly string[],
  { stdout, stderr, width }: Pick<CommandPorts, 'stdout' | 'stderr' | 'width'>,
): void {
  const { lines, leftOut } = fittingTable(head, rows, { width, expendable });
  for (const line of lines) stdout(line);
  if (leftOut.length > 0) stderr(`The terminal is too narrow for ${leftOut.join(', ')}. Use --json, or widen it.`);
}
