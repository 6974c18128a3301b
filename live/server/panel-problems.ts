import type { PanelProblem } from '../wire/panel-problem.ts';

/** The problems of the panels, by the part of the server that found them. */
export interface PanelProblems {
  /** Replaces the problems of one part. */
  readonly set: (part: 'feed' | 'pipeline', problems: readonly PanelProblem[]) => void;
}

/** Returns a collection without problems. `onChange` receives all problems after a change. */
export function panelProblems(onChange: (all: readonly PanelProblem[]) => void): PanelProblems {
  const byPart = new Map<string, readonly PanelProblem[]>();
  return {
    set: (part, problems) => {
      if (JSON.stringify(byPart.get(part) ?? []) === JSON.stringify(problems)) return;
      byPart.set(part, problems);
      onChange([...byPart.values()].flat());
    },
  };
}
