import type { DeadLetterQueue } from '../wire/dead-letters.ts';
import type { PanelProblem } from '../wire/panel-problem.ts';
import type { LagPoint, Picture } from '../wire/picture.ts';

/** What is known about the pipeline at one moment. A part that could not be read is absent, and has a problem. */
export interface PipelineReading {
  readonly picture: Picture;
  readonly queues: readonly DeadLetterQueue[];
  /** Points since the last reading, the oldest first. */
  readonly lag: readonly LagPoint[];
  readonly problems: readonly PanelProblem[];
}

/** The state of the pipeline. */
export interface PipelinePort {
  /** Never rejects. */
  readonly read: () => Promise<PipelineReading>;
  /** Pause between two readings, in milliseconds. */
  readonly everyMs: number;
}
