import type { JSX } from 'preact';
import { countText } from '../../state/amounts.ts';
import { routeHref, type Route } from './route.ts';
import { usePageState } from './use-page.ts';

/** The views of the lower half of the page. */
export function ViewTabs({ route }: { readonly route: Route }): JSX.Element {
  const queues = usePageState(({ server }) => server?.queues);
  const deadLetters = queues?.filter(({ isLive }) => !isLive).reduce((sum, { depth = 0 }) => sum + depth, 0) ?? 0;
  const link = (target: Route, label: JSX.Element | string): JSX.Element => (
    <a href={routeHref(target)} aria-current={route.view === target.view ? 'page' : undefined}>
      {label}
    </a>
  );
  return (
    <nav class="tabs" aria-label="Views">
      {link({ view: 'events' }, 'Events')}
      {route.view === 'user' && link(route, 'User')}
      {link(
        { view: 'dead-letters' },
        <>Dead letters{deadLetters > 0 && <span class="badge holding">{countText(deadLetters)}</span>}</>,
      )}
    </nav>
  );
}
