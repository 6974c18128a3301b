import type { JSX } from 'preact';
import type { Job } from '../../../wire/jobs.ts';
import { Dialog } from '../frame/dialog.tsx';
import { Failure } from '../frame/failure.tsx';
import { usePage, usePageState } from '../frame/use-page.ts';
import { useRequest } from '../frame/use-request.ts';
import { JobResultFacts } from './job-result-facts.tsx';
import { jobs, jobText, messagesText } from './job-texts.ts';

export interface JobDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** A job: the result of its dry run, the confirmation, its progress, and its result. */
export function JobDialog({ id, onClose }: JobDialogProps): JSX.Element | null {
  const { requests } = usePage();
  const request = useRequest();
  const job = usePageState(({ server }) => server?.jobs.find((each) => each.id === id));
  const mayReplay = usePageState(({ server }) => server?.abilities.mayReplay) ?? false;
  if (!job) return null;
  const { kind } = job.request;
  const matched = job.dryRun?.matched ?? 0;
  const isAtWork = job.state === 'dry-run' || job.state === 'running';
  const isReady = job.state === 'ready' && matched > 0;
  const isAllowed = kind === 'export' || mayReplay;
  return (
    <Dialog title={`${jobs[kind].action}: ${job.request.queues.join(', ')}`} onClose={onClose}>
      <p role="status">{jobText(job)}</p>
      <JobProgressBar job={job} />
      {job.failure !== undefined && <p class="failure">{job.failure}</p>}
      {(job.result ?? job.dryRun) && <JobResultFacts result={job.result ?? job.dryRun} />}
      {isReady && !isAllowed && (
        <p class="warning">
          This page is read-only. To apply it here, start the page with <code>--allow-replay</code>.
        </p>
      )}
      <Failure text={request.failure} />
      <div class="actions">
        {isReady && isAllowed && (
          <button
            type="button"
            class={kind === 'purge' ? 'danger' : 'primary'}
            aria-disabled={request.isRunning}
            onClick={() => void request.run(() => requests.applyJob(id, { matched }))}
          >
            {jobs[kind].action} {messagesText(matched)}
          </button>
        )}
        {(isAtWork || isReady) && (
          <button
            type="button"
            aria-disabled={request.isRunning}
            onClick={() => void request.run(() => requests.cancelJob(id))}
          >
            Cancel
          </button>
        )}
      </div>
    </Dialog>
  );
}

function JobProgressBar({ job }: { readonly job: Job }): JSX.Element | null {
  const { done, total } = job.progress;
  if (job.state !== 'running' && job.state !== 'dry-run') return null;
  return <progress aria-label="Progress" {...(total === undefined ? {} : { value: done, max: Math.max(total, 1) })} />;
}
