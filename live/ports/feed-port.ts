import type { ReceivedEvent } from '../events/received-event.ts';
import type { EventFeed } from '../wire/abilities.ts';
import type { PanelProblem } from '../wire/panel-problem.ts';
import type { FeedRequest } from '../wire/requests.ts';

export interface FeedListener {
  readonly onEvent: (event: ReceivedEvent) => void;
  /** Called whenever the feed changes, with the problem that it has. */
  readonly onFeed: (feed: EventFeed, problem?: PanelProblem) => void;
}

/** The events of the pipeline, from the topic or from the bus. */
export interface FeedPort {
  /** Begins to read the topic. Resolves once it reads, or cannot; never rejects. */
  readonly start: (listener: FeedListener) => Promise<void>;
  /** Reads from somewhere else. Rejects with the reason if that fails. */
  readonly choose: (from: FeedRequest['from']) => Promise<EventFeed>;
  /** Ends reading, and deletes what it created. Never rejects. */
  readonly close: () => Promise<void>;
}
