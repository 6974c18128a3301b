import { useEffect, useState } from 'preact/hooks';

/** Heights of a row in pixels: on a phone, a row has two lines. The style sheet has the same numbers. */
const heights = { wide: 30, narrow: 52 };

export const narrowQuery = '(max-width: 719px)';

/** Returns the height of a row for the width of the window. */
export function useRowHeight(): number {
  const [isNarrow, setNarrow] = useState(() => matchMedia(narrowQuery).matches);
  useEffect(() => {
    const query = matchMedia(narrowQuery);
    const update = (): void => {
      setNarrow(query.matches);
    };
    query.addEventListener('change', update);
    return () => {
      query.removeEventListener('change', update);
    };
  }, []);
  return isNarrow ? heights.narrow : heights.wide;
}
