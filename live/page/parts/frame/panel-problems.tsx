import type { JSX } from 'preact';
import type { Panel } from '../../../wire/panel-problem.ts';
import { usePageState } from './use-page.ts';

/** The reasons why a panel has no data, with the missing permission and the fix. */
export function PanelProblems({ panel }: { readonly panel: Panel }): JSX.Element | null {
  const all = usePageState(({ server }) => server?.problems);
  const problems = all?.filter((problem) => problem.panel === panel) ?? [];
  if (problems.length === 0) return null;
  return (
    <ul class="problems">
      {problems.map(({ code, text, permission, fix }) => (
        <li key={`${code} ${permission ?? ''}`}>
          <strong>{text}</strong>
          {permission !== undefined && (
            <span>
              Missing permission: <code>{permission}</code>
            </span>
          )}
          <span>{fix}</span>
        </li>
      ))}
    </ul>
  );
}
