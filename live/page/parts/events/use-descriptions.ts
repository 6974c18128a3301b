import { useEffect, useState } from 'preact/hooks';
import type { EventDescription } from '../../../wire/arrived-event.ts';
import { usePage, usePageState } from '../frame/use-page.ts';

let loaded: Promise<readonly EventDescription[]> | undefined;

/** Returns the descriptions of the event types; none until they are loaded. They are loaded once for each page. */
export function useDescriptions(): readonly EventDescription[] {
  const { requests } = usePage();
  const run = usePageState((state) => state.run);
  const [descriptions, setDescriptions] = useState<readonly EventDescription[]>([]);
  useEffect(() => {
    if (run === undefined) return;
    loaded ??= requests.descriptions();
    loaded.then(setDescriptions, () => {
      // The next run of the server may answer.
      loaded = undefined;
    });
  }, [run]);
  return descriptions;
}
