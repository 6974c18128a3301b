import { causesOf } from '../../platform/error-causes.ts';
import { codeOf } from '../../platform/error-code.ts';
import { missingPermission } from '../requests/request-problem.ts';
import type { Panel, PanelProblem } from '../wire/panel-problem.ts';

/** Returns the failure of a call to AWS as a sentence with its fix; undefined if it is unknown. */
export type ExplainFailure = (error: unknown) => string | undefined;

/** Returns the problem of a panel whose call to AWS has failed. `action` is the action of that call, such as `sqs:GetQueueAttributes`. */
export function panelProblemOf(panel: Panel, action: string, error: unknown, explain: ExplainFailure): PanelProblem {
  const permission = deniedAction(error, action);
  if (permission !== undefined)
    return {
      panel,
      code: 'MISSING_PERMISSION',
      text: `AWS does not allow ${permission}.`,
      permission,
      fix: 'Allow it for your credentials. The page tries again by itself.',
    };
  return {
    panel,
    code: codeOf(error),
    text: explain(error) ?? `${action} failed: ${(error as Error).message}`,
    fix: 'The page tries again by itself.',
  };
}

/** Returns the denied action that an error or one of its causes names, else `action`; undefined if nothing was denied. */
export function deniedAction(error: unknown, action: string): string | undefined {
  for (const cause of causesOf(error)) {
    const named = missingPermission(cause);
    if (named !== undefined) return named;
    if (/^(AccessDenied|AuthorizationError|NotAuthorized|UnauthorizedOperation)/.test(cause.name)) return action;
  }
  return undefined;
}

/** Returns the problems without those that say the same about the same panel. */
export function uniqueProblems(problems: readonly PanelProblem[]): readonly PanelProblem[] {
  const keyOf = ({ panel, code, permission = '' }: PanelProblem): string => `${panel} ${code} ${permission}`;
  return [...new Map(problems.map((problem) => [keyOf(problem), problem])).values()];
}
