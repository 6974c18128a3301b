import { createContext } from 'preact';
import { useContext, useLayoutEffect, useState } from 'preact/hooks';
import type { Requests } from '../../requests.ts';
import type { Action, PageState } from '../../state/page-state.ts';
import type { Store } from '../../state/store.ts';

/** What every part of the page uses. */
export interface Page {
  readonly store: Store<PageState, Action>;
  readonly requests: Requests;
}

export const PageContext = createContext<Page | undefined>(undefined);

/** Returns the page. Throws outside of one. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('No page around this component.');
  return page;
}

/** Returns a part of the state, and renders again if that part changes. */
export function usePageState<Part>(select: (state: PageState) => Part): Part {
  const { store } = usePage();
  const [part, setPart] = useState(() => ({ value: select(store.get()) }));
  useLayoutEffect(() => {
    const update = (): void => {
      setPart((before) => {
        const value = select(store.get());
        return Object.is(value, before.value) ? before : { value };
      });
    };
    update();
    return store.subscribe(update);
  }, [store]);
  return part.value;
}
