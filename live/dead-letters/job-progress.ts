import type { Progress } from '../../replay/replay-ports.ts';
import type { JobProgress } from '../wire/jobs.ts';

/** Returns the progress reports of a job, which may consist of several parts, such as queues. */
export function jobProgress(onProgress: (progress: JobProgress) => void): (total: number | undefined) => Progress {
  let [done, total] = [0, 0];
  return (more) => {
    total += more ?? 0;
    onProgress({ done, total });
    return {
      advance: (count) => {
        done += count;
        onProgress({ done, total: Math.max(total, done) });
      },
      end: () => undefined,
    };
  };
}
