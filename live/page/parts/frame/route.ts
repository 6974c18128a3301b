import { useEffect, useState } from 'preact/hooks';

/** The view that the fragment of the address names. The path has the token of the server, so it never changes. */
export type Route =
  { readonly view: 'events' } | { readonly view: 'user'; readonly subject: string } | { readonly view: 'dead-letters' };

/** Parses a fragment. An unknown one is the list of events. */
export function parseRoute(fragment: string): Route {
  const [view, subject] = fragment.replace(/^#\/?/, '').split('/');
  if (view === 'dead-letters') return { view };
  if (view === 'user' && subject) return { view, subject: decoded(subject) };
  return { view: 'events' };
}

/** Returns the fragment of a view. */
export const routeHref = (route: Route): string =>
  route.view === 'user' ? `#/user/${encodeURIComponent(route.subject)}` : `#/${route.view}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the view of the address, and follows it. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const update = (): void => {
      setRoute(parseRoute(location.hash));
    };
    addEventListener('hashchange', update);
    return () => {
      removeEventListener('hashchange', update);
    };
  }, []);
  return route;
}
