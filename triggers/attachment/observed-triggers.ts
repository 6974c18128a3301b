import { triggerSources, type Trigger } from '../../contracts/trigger-sources.ts';

/** The triggers that an observer may sit on: Cognito goes on by itself when they return the event unchanged. */
export const observedTriggers: readonly Trigger[] = [
  ...new Set(
    Object.values(triggerSources).flatMap((source) =>
      'gives' in source && !source.wrapperOnly ? [source.trigger] : [],
    ),
  ),
];
