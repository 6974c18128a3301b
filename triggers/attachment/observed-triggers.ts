import { triggerSources, type Trigger } from '../../contracts/trigger-sources.ts';

/** The observed triggers: triggers whose event a function can return unchanged. */
export const observedTriggers: readonly Trigger[] = [
  ...new Set(
    Object.values(triggerSources).flatMap((source) =>
      'produces' in source && !source.wrapperOnly ? [source.trigger] : [],
    ),
  ),
];
