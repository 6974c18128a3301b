import { setTimeout as sleep } from 'node:timers/promises';
import type { PipelinePort } from '../ports/pipeline-port.ts';
import type { Hub } from './hub.ts';
import type { PanelProblems } from './panel-problems.ts';

interface PollOptions {
  readonly hub: Pick<Hub, 'set' | 'addLag'>;
  readonly problems: PanelProblems;
  /** Ends polling. */
  readonly signal: AbortSignal;
}

/** Reads the pipeline again and again. Resolves after the end. */
export async function pollPipeline(pipeline: PipelinePort, { hub, problems, signal }: PollOptions): Promise<void> {
  while (!signal.aborted) {
    const reading = await pipeline.read();
    hub.set({ picture: reading.picture, queues: reading.queues });
    hub.addLag(reading.lag);
    problems.set('pipeline', reading.problems);
    await sleep(pipeline.everyMs, undefined, { signal }).catch(() => undefined);
  }
}
