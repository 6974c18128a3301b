import type { Trigger } from '../../contracts/trigger-sources.ts';
import { observedTriggers } from './observed-triggers.ts';

/** A pool with the observed triggers that its configuration leaves to other functions. */
export interface PoolWithExclusions {
  readonly id: string;
  readonly excludeTriggers?: readonly Trigger[];
}

/** Returns the excluded triggers of all pools as the text of a stack output: `POOL/TRIGGER`, comma-separated. */
export const excludedTriggersText = (pools: readonly PoolWithExclusions[]): string =>
  pools.flatMap(({ id, excludeTriggers = [] }) => excludeTriggers.map((trigger) => `${id}/${trigger}`)).join(',');

/** Returns the excluded triggers of one pool from that text. */
export function excludedTriggersOf(text: string, userPoolId: string): Trigger[] {
  const excluded = text.split(',');
  return observedTriggers.filter((trigger) => excluded.includes(`${userPoolId}/${trigger}`));
}
