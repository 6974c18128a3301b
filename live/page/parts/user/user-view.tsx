import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { countText } from '../../state/amounts.ts';
import { chaptersOf, eventsOfSubject } from '../../state/user-story.ts';
import { usePageState } from '../frame/use-page.ts';
import { VisibleText } from '../frame/visible-text.tsx';
import { StoryChapter } from './story-chapter.tsx';

/** The story of one user: all events of a subject in order, with logins as groups. */
export function UserView({ subject }: { readonly subject: string }): JSX.Element {
  const buffer = usePageState((state) => state.events);
  const events = useMemo(() => eventsOfSubject(buffer, subject), [buffer, subject]);
  const chapters = useMemo(() => chaptersOf(events), [events]);
  const name = events.findLast(({ user }) => user !== undefined)?.user;
  return (
    <section class="view" aria-label="User">
      <header class="user-head">
        <h2>
          <VisibleText text={name ?? subject} />
        </h2>
        <p class="quiet">
          <VisibleText text={subject} /> · {countText(events.length)} events
        </p>
      </header>
      {chapters.length === 0 && <p class="nothing">This page has no event of this user.</p>}
      <ol class="story">
        {chapters.map((chapter) => (
          <StoryChapter key={chapter.events[0].number} chapter={chapter} />
        ))}
      </ol>
    </section>
  );
}
