import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { select } from '../../replay/selection/select.ts';
import { sendQueues } from '../../replay/sending/send-queues.ts';
import { exitCodes } from '../command.ts';
import { sendDeclaration } from '../declarations/replay/send.ts';
import { workPorts, type ReplayCommand } from './replay-ports.ts';
import { sendSummary } from './send-summary.ts';

/** `replay send`: sends messages to where they came from. */
export const send: ReplayCommand<typeof sendDeclaration> = {
  declaration: sendDeclaration,
  async run({ values }, ports) {
    const { yes, copy, force, to, rate: perSecond } = values;
    const matches = select(values, ports.clock.now);
    const selection = await resolveQueues(values, ports);
    const signal = ports.ui.interrupted();
    const options = { yes, copy, force, to, perSecond, max: values.max, matches, signal };
    const isComplete = await sendQueues(selection, options, {
      ...workPorts(ports),
      onReport: (sending, report) => {
        if (values.json) ports.stdout(JSON.stringify({ queue: sending.queue.name, ...report }));
        else for (const line of sendSummary(sending, report)) ports.stderr(line);
      },
    });
    if (!yes) ports.stderr('Dry run: nothing was sent. Add --yes to apply.');
    return isComplete ? exitCodes.done : exitCodes.failed;
  },
};
