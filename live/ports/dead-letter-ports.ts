import type { QueueSelection } from '../../replay/queues/queue-selection.ts';
import type { Clock, Files } from '../../replay/replay-ports.ts';

/** The queues of the stack, with the ports of the `replay` command that work on them. */
export interface DeadLetterPorts {
  /** Every queue is selected. */
  readonly selection: QueueSelection;
  readonly clock: Clock;
  readonly files: Files;
}
