import { useEffect, useRef } from 'preact/hooks';
import { oldestNumber } from '../../state/event-buffer.ts';
import { usePage, usePageState } from '../frame/use-page.ts';

/** Asks for older events when the end of the list is visible. After a failure, the next scroll asks again. */
export function useOlderEvents(isAtEnd: boolean): void {
  const { store, requests } = usePage();
  const oldest = usePageState(({ events }) => oldestNumber(events));
  const hasOldest = usePageState((state) => state.hasOldest);
  const isAsking = useRef(false);
  useEffect(() => {
    const { run } = store.get();
    if (!isAtEnd || hasOldest || oldest === undefined || run === undefined || isAsking.current) return;
    isAsking.current = true;
    requests
      .olderEvents(oldest)
      .then(
        ({ events }) => {
          store.dispatch({ kind: 'older-events', run, events });
        },
        () => undefined,
      )
      .finally(() => {
        isAsking.current = false;
      });
  }, [isAtEnd, hasOldest, oldest]);
}
