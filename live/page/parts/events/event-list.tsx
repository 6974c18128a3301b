import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EventRows } from '../../state/event-rows.ts';
import { usePage, usePageState } from '../frame/use-page.ts';
import { EventRow } from './event-row.tsx';
import { hopColumns } from './hop-columns.ts';
import { keyTarget } from './key-target.ts';
import { useOlderEvents } from './use-older-events.ts';
import { useRowHeight } from './use-row-height.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

/** The events as a grid. Only the visible rows exist in the document. One row has the focus; the arrow keys move it. */
export function EventList({ rows }: { readonly rows: EventRows }): JSX.Element {
  const { store } = usePage();
  const container = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const openEvent = usePageState((state) => state.openEvent);
  const [focused, setFocused] = useState<number>();
  const mustFocus = useRef(false);
  const pausedAt = usePageState((state) => state.pausedAt);
  const { first, end } = useVirtualRows(container, { count: rows.count, rowHeight });
  useOlderEvents(end >= rows.count && rows.isComplete);

  const focusedRow = focused === undefined ? -1 : rows.rowOf(focused);
  const tabRow = focusedRow === -1 ? Math.min(first, rows.count - 1) : focusedRow;
  const shown = rowsBetween(first, end, tabRow);

  useLayoutEffect(() => {
    if (!mustFocus.current || focused === undefined) return;
    mustFocus.current = false;
    container.current?.querySelector<HTMLElement>(`[data-number="${focused}"]`)?.focus({ preventScroll: true });
  }, [focused]);
  useEffect(() => {
    if (pausedAt === undefined && container.current) container.current.scrollTop = 0;
  }, [pausedAt]);
  // Events that arrive would move what the operator reads.
  const onScroll = ({ currentTarget }: { readonly currentTarget: HTMLElement }): void => {
    if (currentTarget.scrollTop > rowHeight && store.get().pausedAt === undefined) store.dispatch({ kind: 'pause' });
  };

  const open = (number: number): void => {
    setFocused(number);
    store.dispatch({ kind: 'open-event', number });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const number = numberOf(event.target);
    if (number === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') open(number);
    const visible = Math.max(1, Math.floor((container.current?.clientHeight ?? 0) / rowHeight) - 1);
    const target = keyTarget(event.key, { row: rows.rowOf(number), count: rows.count, page: visible });
    const next = target === undefined ? undefined : rows.at(target);
    if (target === undefined || !next) {
      if (event.key === 'Enter' || event.key === ' ') event.preventDefault();
      return;
    }
    event.preventDefault();
    // The list moves under the focus while events arrive, so moving in it pauses it.
    if (store.get().pausedAt === undefined) store.dispatch({ kind: 'pause' });
    mustFocus.current = true;
    setFocused(next.number);
    showRow(container.current, { top: target * rowHeight, height: rowHeight });
  };

  return (
    <div role="grid" class="events" aria-label="Events" aria-rowcount={rows.count + 1}>
      <div
        class="rows"
        ref={container}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        onClick={({ target }) => {
          const number = numberOf(target);
          if (number !== undefined) open(number);
        }}
      >
        <Headings />
        <div class="all-rows" role="rowgroup" style={{ height: `${rows.count * rowHeight}px` }}>
          {shown.map((row) => {
            const event = rows.at(row);
            return (
              event && (
                <EventRow
                  key={event.number}
                  event={event}
                  row={row}
                  top={row * rowHeight}
                  isFocused={row === tabRow}
                  isOpen={event.number === openEvent}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

const Headings = (): JSX.Element => (
  <div role="row" class="event headings" aria-rowindex={1}>
    <span role="columnheader" title="When it happened, in UTC">
      Time (UTC)
    </span>
    <span role="columnheader">Type</span>
    <span role="columnheader">User</span>
    <span role="columnheader">Source</span>
    {hopColumns.map(({ to, heading, title }) => (
      <span role="columnheader" key={to} class="number hop" title={title}>
        {heading}
      </span>
    ))}
    <span role="columnheader" class="number total" title="Milliseconds from the event until Kafka stored it">
      Total ms
    </span>
  </div>
);

/** The row with the focus exists, also if it is not visible: else the focus would be lost. */
function rowsBetween(first: number, end: number, kept: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  return kept < 0 || (kept >= first && kept < end) ? rows : [...rows, kept];
}

function numberOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-number]') : null;
  return row ? Number(row.dataset['number']) : undefined;
}

/** Scrolls a row into view, below the headings, which stay at the top. */
function showRow(
  container: HTMLElement | null,
  { top, height }: { readonly top: number; readonly height: number },
): void {
  if (!container) return;
  const headings = container.querySelector<HTMLElement>('.headings')?.offsetHeight ?? 0;
  const shown = container.clientHeight - headings;
  if (top < container.scrollTop) container.scrollTop = top;
  else if (top + height > container.scrollTop + shown) container.scrollTop = top + height - shown;
}
