import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MessageFilter } from '../../../wire/dead-letters.ts';
import type { JobRequest } from '../../../wire/jobs.ts';
import { Failure } from '../frame/failure.tsx';
import { usePage } from '../frame/use-page.ts';
import { useRequest } from '../frame/use-request.ts';
import { JobDialog } from './job-dialog.tsx';
import { jobs } from './job-texts.ts';

export interface JobActionsProps {
  readonly queues: readonly string[];
  readonly filter: MessageFilter;
}

/** Starts work on the selected messages, with its dry run. The server checks what it allows, and says why it refuses. */
export function JobActions({ queues, filter }: JobActionsProps): JSX.Element {
  const { store, requests } = usePage();
  const request = useRequest();
  const [openJob, setOpenJob] = useState<string>();
  const start = async (kind: JobRequest['kind']): Promise<void> => {
    const job = await request.run(() => requests.startJob({ kind, queues, filter }));
    if (!job) return;
    const known = store.get().server?.jobs ?? [];
    if (!known.some(({ id }) => id === job.id))
      store.dispatch({ kind: 'server-state', state: { jobs: [job, ...known] } });
    setOpenJob(job.id);
  };
  return (
    <div class="job-actions">
      <p class="quiet">
        On the selected messages of {queues.length === 1 ? queues[0] : `${queues.length} queues`}, each with a dry run
        first:
      </p>
      <div class="actions">
        {(['send', 'export', 'purge'] as const).map((kind) => (
          <button type="button" key={kind} aria-disabled={request.isRunning} onClick={() => void start(kind)}>
            {jobs[kind].action} …
          </button>
        ))}
      </div>
      <Failure text={request.failure} />
      {openJob !== undefined && (
        <JobDialog
          id={openJob}
          onClose={() => {
            setOpenJob(undefined);
          }}
        />
      )}
    </div>
  );
}
