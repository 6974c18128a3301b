import { lineNumbers } from '../../replay/messages/line-numbers.ts';
import type { ImportReport } from '../../replay/sending/import-lines.ts';

/** Returns lines about the messages that were not sent; none if all were sent. */
export function importFaults({ refused, broken }: ImportReport): string[] {
  const unsent = Object.entries(refused).flatMap(([reason, lines]) => [
    `Not sent: ${lines.length}, because ${reason}.`,
    `  lines: ${lineNumbers(lines)}`,
  ]);
  const unreadable = Object.entries(broken);
  if (unreadable.length === 0) return unsent;
  return [
    ...unsent,
    `Broken lines: ${lineNumbers(unreadable.flatMap(([, lines]) => lines))}.`,
    ...unreadable.map(([reason, lines]) => `  ${reason}: ${lineNumbers(lines)}`),
    '  Nothing in these lines was sent.',
  ];
}
