import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { select } from '../../replay/selection/select.ts';
import { routeFrom } from '../../replay/sending/route.ts';
import { sendQueue } from '../../replay/sending/send-queue.ts';
import { isSendComplete, type Sending } from '../../replay/sending/sending.ts';
import { exitCodes } from '../command.ts';
import { sendDeclaration } from '../declarations/replay/send.ts';
import { workPorts, type ReplayCommand } from './replay-ports.ts';
import { sendSummary } from './send-summary.ts';

/** `replay send`: sends messages to where they came from. */
export const send: ReplayCommand<typeof sendDeclaration> = {
  declaration: sendDeclaration,
  async run({ values }, ports) {
    const { yes, copy, force, to, rate: perSecond } = values;
    let left = values.max ?? Infinity;
    const matches = select(values, ports.clock.now);
    const selection = await resolveQueues(values, ports);
    const signal = ports.ui.interrupted();
    let isComplete = true;
    try {
      for (const queue of selection.queues) {
        const route = routeFrom(queue, selection, to);
        const sending: Sending = { yes, copy, force, max: left, perSecond, matches, signal, queue, route };
        const report = await sendQueue(sending, selection.aws, workPorts(ports));
        left -= report.sent;
        isComplete &&= isSendComplete(report);
        if (values.json) ports.stdout(JSON.stringify({ queue: queue.name, ...report }));
        else for (const line of sendSummary(sending, report)) ports.stderr(line);
        if (left <= 0 || signal.aborted) break;
      }
    } finally {
      selection.aws.kafka.close();
    }
    if (!yes) ports.stderr('Dry run: nothing was sent. Add --yes to apply.');
    return isComplete ? exitCodes.done : exitCodes.failed;
  },
};
