import { exitCodes } from '../command.ts';
import { parseOptions } from '../parse-options.ts';
import { csvLine } from './csv-line.ts';
import { listLine, rowOf, type ListLine } from './list-line.ts';
import { placeOptions, placeUsage, wholeNumber } from './options.ts';
import { findPlace } from '../../replay/queues/place.ts';
import { plainTable } from '../plain-table.ts';
import { select, selectOptions, selectUsage } from '../../replay/selection/select.ts';
import { workThrough } from '../../replay/queues/work-through.ts';
import type { ReplayCommand } from './replay-ports.ts';

const head = ['ID', 'TYPE', 'SUBJECT', 'TIME', 'HERE FOR', 'REASON', 'ATTEMPTS', 'BYTES', 'STATE'];

/** A table needs all its rows at once; lines of JSON and CSV are written as they come. */
const defaultTableLimit = 100;

/** `replay list`: what is in the queues. */
export const list: ReplayCommand = {
  summary: 'List the events in the queues; leaves them there.',
  usage: `cognito-to-kafka replay list [filters] [--limit N] [--json|--csv]

  cognito-to-kafka replay list                                   what is in the dead-letter queues
  cognito-to-kafka replay list --type 'cognito.login.*' --since 12h
  cognito-to-kafka replay list --reason MESSAGE_TOO_LARGE --json > large.ndjson
  cognito-to-kafka replay list --queue outbox --where "data.clientId == 'abc'"

${selectUsage}

--limit N         at most so many; default ${defaultTableLimit} in a table, else all
--json, --csv     one a line, as they come
${placeUsage}

STATE is replayable, invalid (would fail again), cloudtrail-record (for the audit function), encrypted (only its KMS key
opens it) or unrecognized (this pipeline did not send it). Exit code: 0 done, 1 not all was seen, and why is told, 2 wrong arguments.`,
  async run(argv, ports) {
    const { values } = parseOptions({ args: [...argv], options }, { either: [['json', 'csv']] });
    const isTable = !values.json && !values.csv;
    const limit =
      values.limit === undefined ? (isTable ? defaultTableLimit : Infinity) : wholeNumber('--limit', values.limit);
    const matches = select(values, ports.now);
    const { aws, queues } = await findPlace(values, ports);
    const signal = ports.person.interrupted();
    const shown: ListLine[] = [];
    let count = 0;
    const show = (line: ListLine): void => {
      count += 1;
      if (values.json) ports.out(JSON.stringify(line));
      else if (values.csv) ports.out(csvLine(Object.values(line) as (string | number)[]));
      else shown.push(line);
    };
    if (values.csv) ports.out(csvHead);
    let isWhole = true;
    for (const place of queues) {
      const { gaps } = await workThrough({
        aws,
        place,
        matches,
        signal,
        talk: ports.talk,
        isEnough: () => count >= limit,
        act: (chosen) => {
          for (const read of chosen.slice(0, limit - count)) show(listLine(read, place.name));
          return Promise.resolve([]);
        },
      });
      for (const gap of gaps) ports.talk(`${place.name}: only a part was seen: ${gap}.`);
      isWhole &&= gaps.length === 0;
    }
    const rows = shown.map((line) => rowOf(line, ports.now()));
    if (isTable && rows.length > 0) for (const line of plainTable(head, rows)) ports.out(line);
    ports.talk(count >= limit ? `${count} shown; there may be more (--limit).` : `${count} found.`);
    return isWhole ? exitCodes.done : exitCodes.failed;
  },
};

const options = {
  ...placeOptions,
  ...selectOptions,
  limit: { type: 'string' },
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
} as const;

const csvHead = 'queue,messageId,id,type,subject,time,parkedAt,sentAt,reason,attempts,bytes,state';
