import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BusFeedOffer } from '../../../wire/abilities.ts';
import { Dialog } from '../frame/dialog.tsx';
import { Failure } from '../frame/failure.tsx';
import { usePage } from '../frame/use-page.ts';
import { useRequest } from '../frame/use-request.ts';

/** Asks for consent to create a temporary rule and queue, because Kafka is not reachable. */
export function FeedOffer({ offer }: { readonly offer: BusFeedOffer }): JSX.Element {
  const { store, requests } = usePage();
  const request = useRequest();
  const [isOpen, setOpen] = useState(false);
  const consent = async (): Promise<void> => {
    const feed = await request.run(() => requests.chooseFeed({ from: 'bus' }));
    if (!feed) return;
    store.dispatch({ kind: 'server-state', state: { feed } });
    setOpen(false);
  };
  return (
    <div class="offer">
      <p>Events can come from the event bus instead, through a temporary rule and queue.</p>
      <button
        type="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        Show events from the bus …
      </button>
      {isOpen && (
        <Dialog
          title="Create a temporary rule and queue"
          onClose={() => {
            setOpen(false);
          }}
        >
          <dl class="facts">
            <dt>Rule</dt>
            <dd>{offer.rule}</dd>
            <dt>Queue</dt>
            <dd>{offer.queue}</dd>
            <dt>Cost</dt>
            <dd>{offer.cost}</dd>
          </dl>
          <p>The server deletes both when it ends. If it is killed, the next run finds and deletes them.</p>
          <Failure text={request.failure} />
          <div class="actions">
            <button type="button" class="primary" aria-disabled={request.isRunning} onClick={() => void consent()}>
              Create both
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
