import { exitCodes } from '../command.ts';
import { parseOptions } from '../parse-options.ts';
import { placeOptions, placeUsage, rateOf, wholeNumber } from './options.ts';
import { findPlace } from '../../replay/queues/place.ts';
import { select, selectOptions, selectUsage } from '../../replay/selection/select.ts';
import type { ReplayCommand } from './replay-ports.ts';
import { destinationOption, routeFrom } from '../../replay/sending/route.ts';
import { sendQueue } from '../../replay/sending/send-queue.ts';
import { isComplete, summaryOf, type Sending } from '../../replay/sending/sending.ts';

/** `replay send`: events go again to where they came from. */
export const send: ReplayCommand = {
  summary: 'Send events again to where they came from; shows what would go, and with --yes sends.',
  usage: `cognito-to-kafka replay send [filters] [--max N] [--rate N/s] [--yes]

  cognito-to-kafka replay send                                   what would go, and where to
  cognito-to-kafka replay send --max 10 --yes                    ten first
  cognito-to-kafka replay send --yes                             all dead-letter queues
  cognito-to-kafka replay send --queue dead-letters --type 'cognito.login.*' --rate 50/s --yes

${selectUsage}

--yes             sends; each event is deleted only after its destination has it
--max N           at most so many
--rate N/s        at most so many a second
--to queue|bus|kafka-topic
                  the forwarder's queue; the bus, where every consumer sees the event again; or Kafka itself, past all
                  queues, where this machine reaches the brokers; default: where it came from
--copy            keeps the original in its queue
--force           also sends what would fail again
--json            the summary as JSON, a line for each queue
${placeUsage}

Exit code: 0 done, 1 something was refused or not seen, 2 wrong arguments.`,
  async run(argv, ports) {
    const { values } = parseOptions({ args: [...argv], options });
    const { yes, copy, force } = values;
    const perSecond = values.rate === undefined ? undefined : rateOf(values.rate);
    const to = destinationOption(values.to);
    let left = values.max === undefined ? Infinity : wholeNumber('--max', values.max);
    const matches = select(values, ports.now);
    const found = await findPlace(values, ports);
    const signal = ports.person.interrupted();
    let isWhole = true;
    try {
      for (const place of found.queues) {
        const route = routeFrom(place, found, to);
        const sending: Sending = { yes, copy, force, max: left, perSecond, matches, signal, place, route };
        const report = await sendQueue(sending, found.aws, ports);
        left -= report.sent;
        isWhole &&= isComplete(report);
        if (values.json) ports.out(JSON.stringify({ queue: place.name, ...report }));
        else for (const line of summaryOf(sending, report)) ports.talk(line);
        if (left <= 0 || signal.aborted) break;
      }
    } finally {
      found.aws.kafka.close();
    }
    if (!yes) ports.talk('Nothing was sent. Add --yes to send.');
    return isWhole ? exitCodes.done : exitCodes.failed;
  },
};

const options = {
  ...placeOptions,
  ...selectOptions,
  yes: { type: 'boolean', default: false },
  max: { type: 'string' },
  rate: { type: 'string' },
  to: { type: 'string' },
  copy: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;
