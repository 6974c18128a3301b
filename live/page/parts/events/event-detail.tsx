import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArrivedEvent } from '../../../wire/arrived-event.ts';
import { sizeText } from '../../state/amounts.ts';
import { Failure } from '../frame/failure.tsx';
import { Prose } from '../frame/prose.tsx';
import { routeHref } from '../frame/route.ts';
import { usePage } from '../frame/use-page.ts';
import { useEscape } from '../frame/use-escape.ts';
import { useRequest } from '../frame/use-request.ts';
import { VisibleText } from '../frame/visible-text.tsx';
import { EventPath } from './event-path.tsx';
import { JsonView } from './json-view.tsx';
import { typeText } from './type-text.ts';
import { useDescriptions } from './use-descriptions.ts';

/** An event: its path with times, its place in Kafka, and its JSON with the descriptions of the schema. */
export function EventDetail({ event }: { readonly event: ArrivedEvent }): JSX.Element {
  const { store, requests } = usePage();
  const description = useDescriptions().find(({ type }) => type === event.type);
  const [whole, setWhole] = useState<ArrivedEvent>();
  const [isDescribed, setDescribed] = useState(true);
  const request = useRequest();
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element>(null);
  useEffect(() => {
    setWhole(undefined);
    if (!panel.current?.contains(document.activeElement)) opener.current = document.activeElement;
    panel.current?.focus({ preventScroll: true });
  }, [event.number]);
  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected)
        opener.current.focus({ preventScroll: true });
    },
    [],
  );
  const { text, isCut } = whole?.number === event.number ? whole : event;
  const close = (): void => {
    store.dispatch({ kind: 'close-event' });
  };
  const showWhole = async (): Promise<void> => {
    setWhole(await request.run(() => requests.event(event.number)));
    // The button, which has the focus, is gone.
    panel.current?.focus({ preventScroll: true });
  };
  useEscape(close);
  return (
    <aside class="detail" aria-label="Event" tabIndex={-1} ref={panel}>
      <header class="detail-head">
        <h2>
          <VisibleText text={event.problem ?? typeText(event.type)} />
        </h2>
        <button type="button" onClick={close}>
          Close
        </button>
      </header>
      {description && <TypeDescription text={description.description} />}
      {event.subject !== undefined && (
        <p>
          <a href={routeHref({ view: 'user', subject: event.subject })}>
            All events of <VisibleText text={event.user ?? event.subject} />
          </a>
        </p>
      )}
      <EventPath event={event} />
      <div class="json-head">
        <h3>Event, {sizeText(event.bytes)}</h3>
        <label>
          <input
            type="checkbox"
            checked={isDescribed}
            onChange={({ currentTarget }) => {
              setDescribed(currentTarget.checked);
            }}
          />
          Descriptions
        </label>
        <button type="button" class="plain" onClick={() => void navigator.clipboard.writeText(text)}>
          Copy
        </button>
      </div>
      <JsonView text={text} descriptions={isDescribed ? description?.properties : undefined} />
      {isCut && (
        <button type="button" aria-disabled={request.isRunning} onClick={() => void showWhole()}>
          Show all {sizeText(event.bytes)}
        </button>
      )}
      <Failure text={request.failure} />
    </aside>
  );
}

/** The first sentence says when the event occurs. The others are for those who want to know more. */
function TypeDescription({ text }: { readonly text: string }): JSX.Element {
  const [first = '', rest = ''] = text.split(/(?<=\.) (.*)/s);
  if (rest === '') return <p class="quiet">{text}</p>;
  return (
    <details class="quiet">
      <summary>
        <Prose text={first} />
      </summary>
      <Prose text={rest} />
    </details>
  );
}
