import { useEffect, useMemo, useState } from 'preact/hooks';
import { createMatcher } from '../../state/event-filter.ts';
import { eventRows, type EventRows } from '../../state/event-rows.ts';
import { usePageState } from '../frame/use-page.ts';

/** Time for the search in one frame, in milliseconds: less than a frame, so that the page stays responsive. */
const budgetMs = 8;

/** Returns the events of the list. A search in many events continues from frame to frame. */
export function useEventRows(): EventRows {
  const buffer = usePageState(({ events }) => events);
  const filter = usePageState((state) => state.filter);
  const pausedAt = usePageState((state) => state.pausedAt);
  const matches = useMemo(() => createMatcher(filter), [filter]);
  const [, setTurn] = useState(0);
  const endAt = performance.now() + budgetMs;
  const hasTime = (): boolean => performance.now() < endAt;
  const rows = eventRows(buffer, { matches, hasTime, ...(pausedAt === undefined ? {} : { upTo: pausedAt }) });
  useEffect(() => {
    if (rows.isComplete) return;
    const frame = requestAnimationFrame(() => {
      setTurn((turn) => turn + 1);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  });
  return rows;
}
