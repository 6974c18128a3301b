import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { readQueues } from '../../replay/queues/read-queues.ts';
import { select } from '../../replay/selection/select.ts';
import { exitCodes } from '../command.ts';
import { defaultTableLimit, listDeclaration } from '../declarations/replay/list.ts';
import { printTable } from './print-table.ts';
import { csvLine } from './csv-line.ts';
import { listLine, rowOf, type ListLine } from './list-line.ts';
import type { ReplayCommand } from './replay-ports.ts';

const head = ['ID', 'TYPE', 'SUBJECT', 'TIME', 'AGE', 'REASON', 'ATTEMPTS', 'BYTES', 'STATE'];

/** Columns without which a message can still be chosen, the least useful one first. */
const expendable = ['BYTES', 'ATTEMPTS', 'TIME', 'SUBJECT', 'TYPE', 'AGE', 'STATE'];

/** `replay list`: lists the messages in the queues. */
export const list: ReplayCommand<typeof listDeclaration> = {
  declaration: listDeclaration,
  async run({ values }, ports) {
    const isTable = !values.json && !values.csv;
    const limit = values.limit ?? (isTable ? defaultTableLimit : Infinity);
    const matches = select(values, ports.clock.now);
    const selection = await resolveQueues(values, ports);
    const shown: ListLine[] = [];
    let count = 0;
    const show = (line: ListLine): void => {
      count += 1;
      if (values.json) ports.stdout(JSON.stringify(line));
      else if (values.csv) ports.stdout(csvLine(Object.values(line) as (string | number)[]));
      else shown.push(line);
    };
    if (values.csv) ports.stdout(csvHead);
    const isComplete = await readQueues(selection, {
      matches,
      signal: ports.ui.interrupted(),
      report: ports.stderr,
      shouldStop: () => count >= limit,
      onMessages: (chosen, queue) => {
        for (const read of chosen.slice(0, limit - count)) show(listLine(read, queue.name));
      },
    });
    const rows = shown.map((line) => rowOf(line, ports.clock.now()));
    if (rows.length > 0) printTable(head, rows, expendable, ports);
    ports.stderr(count >= limit ? `${count} shown; there may be more (--limit).` : `${count} found.`);
    return isComplete ? exitCodes.done : exitCodes.failed;
  },
};

const csvHead = 'queue,messageId,id,type,subject,time,deadLetteredAt,sentAt,reason,attempts,bytes,state';
