import type { ParsedMessage } from '../../replay/messages/parsed-message.ts';
import type { QueueSelection } from '../../replay/queues/queue-selection.ts';
import type { Clock, Files, Progress } from '../../replay/replay-ports.ts';
import type { JobRequest, JobResult } from '../wire/jobs.ts';

/** The work of a job, dry or not. */
export interface JobWork {
  readonly request: JobRequest;
  readonly selection: QueueSelection;
  readonly matches: (read: ParsedMessage) => boolean;
  readonly signal: AbortSignal;
}

/** The ports of a job. */
export interface JobPorts {
  readonly clock: Clock;
  readonly files: Files;
  readonly progress: (total: number | undefined) => Progress;
}

/** A result, and whether it is about every selected message. */
export interface Finished {
  readonly result: JobResult;
  readonly isComplete: boolean;
}

/** A job's two steps. `run` gets the number of messages that the operator has confirmed. */
export interface JobKind {
  readonly dryRun: (work: JobWork, ports: JobPorts) => Promise<Finished>;
  readonly run: (work: JobWork, ports: JobPorts, matched: number) => Promise<Finished>;
}
