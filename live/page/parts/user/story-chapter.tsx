import type { JSX } from 'preact';
import type { ArrivedEvent } from '../../../wire/arrived-event.ts';
import { clockText, durationText } from '../../state/amounts.ts';
import { momentOf } from '../../state/story-order.ts';
import type { Chapter, Login } from '../../state/user-story.ts';
import { isFailure, typeText } from '../events/type-text.ts';
import { usePage, usePageState } from '../frame/use-page.ts';
import { VisibleText } from '../frame/visible-text.tsx';

const outcomes = {
  succeeded: 'Login succeeded',
  failed: 'Login failed',
  denied: 'Login denied',
  open: 'Login not finished',
} as const;

/** A login with its steps, or an event of its own. */
export function StoryChapter({ chapter }: { readonly chapter: Chapter }): JSX.Element {
  if (chapter.kind === 'event')
    return (
      <li class="chapter">
        <StoryEvent event={chapter.events[0]} />
      </li>
    );
  return (
    <li class={`chapter login ${chapter.outcome}`}>
      <h3>{loginTitle(chapter)}</h3>
      <ol>
        {chapter.events.map((event) => (
          <li key={event.number}>
            <StoryEvent event={event} />
          </li>
        ))}
      </ol>
    </li>
  );
}

/** The outcome of a login, the failures before it, and its duration. */
export function loginTitle({ events, failures, outcome }: Login): string {
  const [first] = events;
  const last = events.at(-1) ?? first;
  const ms = momentOf(last) - momentOf(first);
  const isRetried = failures > (outcome === 'failed' ? 1 : 0);
  return [
    outcomes[outcome],
    ...(isRetried
      ? [outcome === 'failed' ? `${failures} times` : `after ${failures} ${failures === 1 ? 'failure' : 'failures'}`]
      : []),
    // The time of a failure is that of its second, which may have begun before the attempt.
    ...(events.length > 1 && ms >= 0 ? [durationText(ms)] : []),
  ].join(' · ');
}

function StoryEvent({ event }: { readonly event: ArrivedEvent }): JSX.Element {
  const { store } = usePage();
  const isOpen = usePageState(({ openEvent }) => openEvent === event.number);
  return (
    <button
      type="button"
      class={isFailure(event.type) ? 'story-event failed' : 'story-event'}
      aria-pressed={isOpen}
      onClick={() => {
        store.dispatch({ kind: 'open-event', number: event.number });
      }}
    >
      <span class="time">{clockText(momentOf(event))}</span>
      <span class="type">
        <VisibleText text={typeText(event.type)} />
        {event.reason !== undefined && (
          <span class="reason">
            <VisibleText text={event.reason} />
          </span>
        )}
      </span>
      <span class="source">{event.source}</span>
    </button>
  );
}
