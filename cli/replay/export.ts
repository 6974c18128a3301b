import { exitCodes } from '../command.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { parseOptions } from '../parse-options.ts';
import { toExportLine } from '../../replay/messages/export-line.ts';
import { placeOptions, placeUsage } from './options.ts';
import { findPlace } from '../../replay/queues/place.ts';
import { select, selectOptions, selectUsage } from '../../replay/selection/select.ts';
import { workThrough } from '../../replay/queues/work-through.ts';
import type { ReplayCommand } from './replay-ports.ts';

/** `replay export`: copies of messages in a file; the messages stay. */
export const exportMessages: ReplayCommand = {
  summary: 'Copy messages into a file, byte for byte; they stay in their queue.',
  usage: `cognito-to-kafka replay export FILE [filters]

  cognito-to-kafka replay export incident.ndjson                        what is in the dead-letter queues
  cognito-to-kafka replay export large.ndjson --queue dead-letters --reason MESSAGE_TOO_LARGE

FILE is a new one, which only you can read: a line of JSON for each message, with its queue, body and attributes.
"replay import" puts them back, or sends them.

${selectUsage}

${placeUsage}

Exit code: 0 done, 1 not all was seen, and why is told, 2 wrong arguments.`,
  async run(argv, ports) {
    const options = { ...placeOptions, ...selectOptions } as const;
    const { values, positionals } = parseOptions({ args: [...argv], allowPositionals: true, options });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageError('Say one file to write.');
    if (name === '-') throw new UsageError('Specify a file instead of "-": the export is read back from it.');
    const matches = select(values, ports.now);
    const { aws, queues } = await findPlace(values, ports);
    const signal = ports.person.interrupted();
    const file = await ports.files.create(name);
    let [count, isWhole] = [0, true];
    try {
      for (const place of queues) {
        const act: Parameters<typeof workThrough>[0]['act'] = async (chosen) => {
          await file.write(chosen.map(({ message }) => `${toExportLine(message, place.name)}\n`).join(''));
          count += chosen.length;
          return [];
        };
        const { gaps } = await workThrough({ aws, place, matches, signal, talk: ports.talk, act });
        for (const gap of gaps) ports.talk(`${place.name}: only a part was seen: ${gap}.`);
        isWhole &&= gaps.length === 0;
      }
    } catch (error) {
      ports.talk(`${name} is not complete: it has ${count} messages. All messages are still in their queues.`);
      throw error;
    } finally {
      await file.close();
    }
    ports.talk(`${count} in ${name}; they are in their queues still.`);
    return isWhole ? exitCodes.done : exitCodes.failed;
  },
};
