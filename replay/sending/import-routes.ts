import { bytesOf } from '../messages/queue-message.ts';
import type { MessageFormat, ReplayQueue } from '../queues/find-queues.ts';
import type { QueueSelection } from '../queues/queue-selection.ts';
import type { Deliver } from './destination.ts';
import { inCalls } from './in-calls.ts';
import { routeFrom, type NoRoute, type Route, type To } from './route.ts';

/** The route of the messages of a queue, or of the events of a log. */
export interface ImportRoute {
  /** `isChecked`: messages that would fail again are not sent. */
  readonly route: (Route & { readonly isChecked: boolean }) | NoRoute;
  readonly format: MessageFormat;
}

export interface ImportTarget {
  readonly selection: Pick<QueueSelection, 'aws' | 'allQueues' | 'destinations'>;
  /** The queue for every message; undefined for each message's original queue. */
  readonly only: ReplayQueue | undefined;
  /** The destination of the events instead. */
  readonly to: To | undefined;
}

const log: ReplayQueue = { name: 'the log', url: '', format: 'event', replaysTo: 'bus', isLive: false };

/** Returns the routes of an import: of the log, and of each queue by its name. */
export function importRoutes({ selection, only, to }: ImportTarget) {
  const known = new Map<string, ImportRoute>();
  const checked = (from: ReplayQueue): ImportRoute => {
    const route = routeFrom(from, selection, to);
    return { format: from.format, route: 'reason' in route ? route : { ...route, isChecked: true } };
  };
  const find = (name: string): ImportRoute => {
    const from = only ?? selection.allQueues.find((queue) => queue.name === name);
    if (!from)
      return { format: 'event', route: { reason: `the stack has no queue ${name}: specify one with --queue` } };
    if (to !== undefined) return checked(from);
    const deliver: Deliver = (messages) =>
      inCalls(
        messages.map(({ message }) => message),
        bytesOf,
        (batch) => selection.aws.queues.send(from.url, batch),
      );
    return { format: from.format, route: { label: from.name, deliver, isChecked: false } };
  };
  return {
    ofLog: checked(log),
    of: (name: string): ImportRoute => {
      const route = known.get(name) ?? find(name);
      known.set(name, route);
      return route;
    },
  };
}
