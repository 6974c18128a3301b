import type { JSX } from 'preact';
import type { EventSource } from '../../../wire/arrived-event.ts';
import { countText } from '../../state/amounts.ts';
import { newestNumber } from '../../state/event-buffer.ts';
import { isFiltering, noFilter } from '../../state/event-filter.ts';
import type { EventRows } from '../../state/event-rows.ts';
import { usePage, usePageState } from '../frame/use-page.ts';
import { TypeSelect } from './type-select.tsx';

const sources: readonly EventSource[] = ['trigger', 'cloudtrail', 'canary', 'replay'];

/** The filters of the list, and its pause. */
export function FilterBar({ rows }: { readonly rows: EventRows }): JSX.Element {
  const { store } = usePage();
  const filter = usePageState((state) => state.filter);
  const size = usePageState(({ events }) => events.size);
  const text = (property: 'user' | 'text', label: string, placeholder: string): JSX.Element => (
    <label class="field">
      <span>{label}</span>
      <input
        type="search"
        value={filter[property]}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget: { value } }) => {
          store.dispatch({ kind: 'filter', filter: { [property]: value } });
        }}
      />
    </label>
  );
  return (
    <search class="filter-bar">
      <TypeSelect
        value={filter.type}
        onChange={(type) => {
          store.dispatch({ kind: 'filter', filter: { type } });
        }}
      />
      <label class="field">
        <span>Source</span>
        <select
          value={filter.source}
          onChange={({ currentTarget: { value } }) => {
            store.dispatch({ kind: 'filter', filter: { source: value as EventSource | '' } });
          }}
        >
          <option value="">All</option>
          {sources.map((source) => (
            <option value={source}>{source}</option>
          ))}
        </select>
      </label>
      {text('user', 'User', 'name or sub')}
      {text('text', 'Text', 'anywhere in the event')}
      <PauseButton />
      <p class="quiet count">
        {isFiltering(filter) ? `${countText(rows.count)} of ${countText(size)}` : countText(size)} events
        {rows.isComplete ? '' : ' …'}
        {isFiltering(filter) && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              store.dispatch({ kind: 'filter', filter: noFilter });
            }}
          >
            Clear
          </button>
        )}
      </p>
    </search>
  );
}

function PauseButton(): JSX.Element {
  const { store } = usePage();
  const pausedAt = usePageState((state) => state.pausedAt);
  const newest = usePageState(({ events }) => newestNumber(events));
  const isPaused = pausedAt !== undefined;
  const waiting = isPaused ? newest - pausedAt : 0;
  return (
    <button
      type="button"
      class="pause"
      aria-pressed={isPaused}
      onClick={() => {
        store.dispatch({ kind: isPaused ? 'resume' : 'pause' });
      }}
    >
      {isPaused ? `Resume${waiting > 0 ? ` (${countText(waiting)} new)` : ''}` : 'Pause'}
    </button>
  );
}
