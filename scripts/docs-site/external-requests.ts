/**
 * Returns the addresses on other hosts that a browser would load with a file of the site: scripts, styles, fonts, pictures and
 * frames. Links that a reader follows are not among them. `path` selects the rules of HTML, CSS or JavaScript.
 */
export function externalRequests(path: string, text: string): string[] {
  if (path.endsWith('.html'))
    return [...addresses(text, loading), ...addresses(text, linked), ...addresses(text, styled)];
  if (path.endsWith('.css')) return addresses(text, styled);
  return path.endsWith('.js') ? addresses(text, requested) : [];
}

const host = '(?:https?:)?//';
/** Elements that load their address at once. */
const loading = new RegExp(
  `<(?:script|img|iframe|source|video|audio|embed|track|object)\\b[^>]*?\\s(?:src|srcset|data)="(${host}[^"]+)"`,
  'g',
);
const linked = new RegExp(`<link\\b(?![^>]*rel="canonical")[^>]*?\\shref="(${host}[^"]+)"`, 'g');
const styled = new RegExp(`(?:url\\(|@import )["']?(${host}[^"')]+)`, 'g');
const requested = new RegExp(`(?:fetch|import|importScripts|sendBeacon|open)\\(\\s*["'\`](${host}[^"'\`]+)`, 'g');

const addresses = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, url = '']) => url);
