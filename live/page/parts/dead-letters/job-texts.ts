import type { Job, JobRequest, JobState } from '../../../wire/jobs.ts';
import { countText } from '../../state/amounts.ts';

/** Words for the kinds of work. */
export const jobs: Readonly<Record<JobRequest['kind'], { readonly action: string; readonly past: string }>> = {
  send: { action: 'Replay', past: 'sent' },
  export: { action: 'Export', past: 'exported' },
  purge: { action: 'Purge', past: 'deleted' },
};

const states: Readonly<Record<JobState, string>> = {
  'dry-run': 'dry run',
  ready: 'ready',
  running: 'running',
  done: 'done',
  incomplete: 'incomplete',
  failed: 'failed',
  cancelled: 'canceled',
};

export const messagesText = (count: number): string => `${countText(count)} ${count === 1 ? 'message' : 'messages'}`;

/** The state of a job in one line. */
export function jobText({ request, state, progress, dryRun, result }: Job): string {
  const { past } = jobs[request.kind];
  if (result) return `${states[state]}, ${messagesText(result.matched)} ${past}`;
  if (state === 'ready' && dryRun) return `dry run: ${messagesText(dryRun.matched)}`;
  const total = progress.total === undefined ? '' : ` of ${countText(progress.total)}`;
  return `${states[state]}, ${countText(progress.done)}${total}`;
}
