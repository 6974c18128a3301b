import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { usePageState } from '../frame/use-page.ts';
import { JobDialog } from './job-dialog.tsx';
import { jobs, jobText } from './job-texts.ts';
import { clockText } from '../../state/amounts.ts';

/** The newest jobs of this server, also those of other tabs. */
export function JobList(): JSX.Element | null {
  const all = usePageState(({ server }) => server?.jobs);
  const [openJob, setOpenJob] = useState<string>();
  if (!all || all.length === 0) return null;
  return (
    <ul class="jobs" aria-label="Jobs">
      {all.slice(0, 5).map((job) => (
        <li key={job.id} class={job.state}>
          <button
            type="button"
            class="plain"
            onClick={() => {
              setOpenJob(job.id);
            }}
          >
            {clockText(job.startedAt).slice(0, 8)} {jobs[job.request.kind].action} {job.request.queues.join(', ')}
          </button>
          <span>{jobText(job)}</span>
        </li>
      ))}
      {openJob !== undefined && (
        <JobDialog
          id={openJob}
          onClose={() => {
            setOpenJob(undefined);
          }}
        />
      )}
    </ul>
  );
}
