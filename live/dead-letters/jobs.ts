import { select } from '../../replay/selection/select.ts';
import type { DeadLetterPorts } from '../ports/dead-letter-ports.ts';
import type { ApplyRequest, Job, JobRequest } from '../wire/jobs.ts';
import { refuse } from '../requests/request-problem.ts';
import { exportJob } from './export-job.ts';
import { selectionOf } from './list-messages.ts';
import { jobProgress } from './job-progress.ts';
import type { Finished, JobKind, JobPorts, JobWork } from './job-work.ts';
import { purgeJob } from './purge-job.ts';
import { sendJob } from './send-job.ts';

const kinds: Readonly<Record<JobRequest['kind'], JobKind>> = { send: sendJob, export: exportJob, purge: purgeJob };

/** Number of jobs that are shown. */
const maxJobs = 20;

export interface JobsOptions extends DeadLetterPorts {
  /** Whether messages may be sent and deleted. */
  readonly mayReplay: boolean;
  readonly newId: () => string;
  /** Receives all jobs after each change, the newest first. */
  readonly onChange: (jobs: readonly Job[]) => void;
}

/** Work on dead letters, one job at a time. */
export interface Jobs {
  /** Begins a dry run. Throws a UsageError for invalid filters or queues. */
  readonly start: (request: JobRequest) => Job;
  /** Applies a job whose dry run has ended. Throws a RefusedRequest for any other job. */
  readonly apply: (id: string, request: ApplyRequest) => Job;
  /** Ends a dry run or a job in order, between two calls. */
  readonly cancel: (id: string) => Job;
  /** Ends the running job in order, and resolves when it has ended. */
  readonly close: () => Promise<void>;
}

interface Entry {
  readonly work: Omit<JobWork, 'signal'>;
  readonly stop: AbortController;
}

/** Returns the jobs of these queues. */
export function createJobs(options: JobsOptions): Jobs {
  const { selection, clock, files, mayReplay, newId, onChange } = options;
  const entries = new Map<string, Entry>();
  let jobs: readonly Job[] = [];
  let running: Promise<void> | undefined;
  const update = (id: string, change: Partial<Job>): Job => {
    jobs = jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
    onChange(jobs);
    return find(id);
  };
  const find = (id: string): Job =>
    jobs.find((job) => job.id === id) ?? refuse(404, 'NOT_FOUND', 'The job does not exist. Start another one.');
  const run = (id: string, state: Job['state'], step: (work: JobWork, ports: JobPorts) => Promise<Job>): Job => {
    const { work, stop } = entries.get(id) ?? refuse(404, 'NOT_FOUND', 'The job does not exist. Start another one.');
    const progress = jobProgress((now) => void update(id, { progress: now }));
    const job = update(id, { state, progress: { done: 0 } });
    running = step({ ...work, signal: stop.signal }, { clock, files, progress })
      .then(
        (change) => void update(id, change),
        (error: unknown) => void update(id, { state: 'failed', failure: (error as Error).message }),
      )
      .finally(() => {
        running = undefined;
      });
    return job;
  };
  const requireNoOther = (): void => {
    if (running) refuse(409, 'BUSY', 'Another job is running. Wait for its end, or cancel it.');
  };
  return {
    start: (request) => {
      requireNoOther();
      const work = {
        request,
        selection: selectionOf(selection, request.queues),
        matches: select(request.filter ?? {}, clock.now),
      };
      const id = newId();
      entries.set(id, { work, stop: new AbortController() });
      const job: Job = { id, request, state: 'dry-run', startedAt: clock.now().getTime(), progress: { done: 0 } };
      jobs = [job, ...jobs].slice(0, maxJobs);
      for (const old of entries.keys()) if (!jobs.some((one) => one.id === old)) entries.delete(old);
      return run(id, 'dry-run', async (given, ports) => {
        const { result } = await kinds[request.kind].dryRun(given, ports);
        return { ...find(id), dryRun: result, state: given.signal.aborted ? 'cancelled' : 'ready' };
      });
    },
    apply: (id, { matched }) => {
      const { state, dryRun, request } = find(id);
      if (request.kind !== 'export' && !mayReplay)
        refuse(403, 'NOT_ALLOWED', 'This page is read-only. Start it with --allow-replay to send or delete messages.');
      if (state !== 'ready')
        refuse(409, 'NOT_READY', 'Only a job whose dry run has ended can be applied, and only once.');
      if (dryRun?.matched !== matched)
        refuse(
          409,
          'OTHER_NUMBER',
          `The dry run selected ${dryRun?.matched} messages, instead of ${matched}. Nothing was changed.`,
        );
      requireNoOther();
      return run(id, 'running', async (given, ports) => {
        const finished = await kinds[request.kind].run(given, ports, matched);
        return { ...find(id), result: finished.result, state: endState(finished, given.signal) };
      });
    },
    cancel: (id) => {
      const job = find(id);
      entries.get(id)?.stop.abort();
      return job.state === 'ready' ? update(id, { state: 'cancelled' }) : job;
    },
    close: async () => {
      for (const { stop } of entries.values()) stop.abort();
      await running;
    },
  };
}

function endState({ isComplete }: Finished, signal: AbortSignal): Job['state'] {
  if (signal.aborted) return 'cancelled';
  return isComplete ? 'done' : 'incomplete';
}
