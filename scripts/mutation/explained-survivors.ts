import { infra } from './explained/infra.ts';
import { kafka } from './explained/kafka.ts';
import { replay } from './explained/replay.ts';
import { triggers } from './explained/triggers.ts';
import type { ExplainedSurvivor } from './explained-survivor.ts';

/** Mutants that change no behavior, or behavior that no unit test can see. */
export const explainedSurvivors: readonly ExplainedSurvivor[] = [...infra, ...kafka, ...replay, ...triggers];
