import { paths } from '../wire/requests.ts';
import { updateNames, type Changes, type Snapshot } from '../wire/updates.ts';
import type { Action } from './state/page-state.ts';

/** Pause before the first new attempt to connect, and the longest pause, in milliseconds. */
const retryMs = { first: 500, longest: 5_000 };

/**
 * Follows the updates of the server, also across its restarts. The browser's own reconnection is not enough: it gives up after a
 * response that is not a stream of events.
 */
export function connect(dispatch: (action: Action) => void): void {
  let pauseMs = retryMs.first;
  const open = (): void => {
    const source = new EventSource(paths.updates);
    source.addEventListener(updateNames.snapshot, ({ data }) => {
      pauseMs = retryMs.first;
      dispatch({ kind: 'snapshot', snapshot: JSON.parse(data as string) as Snapshot });
    });
    source.addEventListener(updateNames.changes, ({ data }) => {
      dispatch({ kind: 'changes', changes: JSON.parse(data as string) as Changes });
    });
    source.addEventListener('error', () => {
      source.close();
      void hasMoved().then((moved) => {
        dispatch({ kind: 'connection', connection: moved ? 'moved' : 'lost' });
        setTimeout(open, pauseMs);
        pauseMs = Math.min(pauseMs * 2, retryMs.longest);
      });
    });
  };
  open();
}

/** Whether a server answers at this address, but not to this token. */
const hasMoved = (): Promise<boolean> =>
  fetch(paths.descriptions, { method: 'HEAD' }).then(
    ({ status }) => status === 403 || status === 404,
    () => false,
  );
