import type { JSX } from 'preact';
import { PanelProblems } from '../frame/panel-problems.tsx';
import { usePageState } from '../frame/use-page.ts';
import { isFiltering } from '../../state/event-filter.ts';
import { EventList } from './event-list.tsx';
import { FeedOffer } from './feed-offer.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useEventRows } from './use-event-rows.ts';

/** The events as they arrive. */
export function EventsView(): JSX.Element {
  const rows = useEventRows();
  const isFiltered = usePageState(({ filter }) => isFiltering(filter));
  const feed = usePageState(({ server }) => server?.feed);
  return (
    <section class="view" aria-label="Events">
      <PanelProblems panel="events" />
      {feed?.from === 'nowhere' && feed.offered && <FeedOffer offer={feed.offered} />}
      <FilterBar rows={rows} />
      <EventList rows={rows} />
      {rows.count === 0 && (
        <p class="nothing">
          {isFiltered
            ? 'No event matches.'
            : feed?.from === 'nowhere'
              ? ''
              : 'Events appear here when they reach Kafka.'}
        </p>
      )}
    </section>
  );
}
