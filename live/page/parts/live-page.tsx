import type { JSX } from 'preact';
import { eventNumbered } from '../state/event-buffer.ts';
import { DeadLettersView } from './dead-letters/dead-letters-view.tsx';
import { EventDetail } from './events/event-detail.tsx';
import { EventsView } from './events/events-view.tsx';
import { PageHeader } from './frame/page-header.tsx';
import { useRoute } from './frame/route.ts';
import { usePageState } from './frame/use-page.ts';
import { ViewTabs } from './frame/view-tabs.tsx';
import { LocalControls } from './local/local-controls.tsx';
import { Overview } from './overview.tsx';
import { UserView } from './user/user-view.tsx';

/** The page: the pipeline above, one of the views below, and the open event next to it. */
export function LivePage(): JSX.Element {
  const route = useRoute();
  const local = usePageState(({ server }) => server?.local);
  const open = usePageState(({ events, openEvent }) =>
    openEvent === undefined ? undefined : eventNumbered(events, openEvent),
  );
  return (
    <>
      <a
        class="skip"
        href="#view"
        onClick={(event) => {
          // The fragment names the view, so it must not change.
          event.preventDefault();
          document.getElementById('view')?.focus();
        }}
      >
        Skip to the events
      </a>
      <PageHeader />
      <main>
        {local && <LocalControls local={local} />}
        <Overview />
        <ViewTabs route={route} />
        <div class={open ? 'lower with-detail' : 'lower'} id="view" tabIndex={-1}>
          {route.view === 'events' && <EventsView />}
          {route.view === 'user' && <UserView key={route.subject} subject={route.subject} />}
          {route.view === 'dead-letters' && <DeadLettersView />}
          {open && route.view !== 'dead-letters' && <EventDetail event={open} />}
        </div>
      </main>
    </>
  );
}
