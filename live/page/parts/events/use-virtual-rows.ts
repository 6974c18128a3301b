import { useEffect, useState, type MutableRef } from 'preact/hooks';

/** The rows that are on the screen, and a few around them. */
export interface VisibleRows {
  readonly first: number;
  readonly end: number;
}

const rowsAround = 8;

/** Follows the scroll position and the size of a container, and returns the rows to render. Heights are in pixels. */
export function useVirtualRows(
  container: MutableRef<HTMLElement | null>,
  { count, rowHeight }: { readonly count: number; readonly rowHeight: number },
): VisibleRows {
  const [view, setView] = useState({ first: 0, shown: 40 });
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const measure = (): void => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const shown = Math.ceil(element.clientHeight / rowHeight);
      setView((before) => (before.first === first && before.shown === shown ? before : { first, shown }));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [rowHeight]);
  return {
    first: Math.max(0, Math.min(view.first - rowsAround, count)),
    end: Math.min(count, view.first + view.shown + rowsAround),
  };
}
