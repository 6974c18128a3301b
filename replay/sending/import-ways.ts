import type { Place } from '../queues/place.ts';
import type { Deliver } from './destination.ts';
import type { QueuePlace } from '../queues/find-queues.ts';
import { inCalls } from './in-calls.ts';
import { bytesOf } from '../messages/queue-message.ts';
import { routeFrom, type NoRoute, type Route, type To } from './route.ts';

/** The route of the messages of a queue, or of the events of a log. */
export interface Way {
  /** `isChecked`: messages that would fail again are not sent. */
  readonly route: (Route & { readonly isChecked: boolean }) | NoRoute;
  readonly format: QueuePlace['format'];
}

export interface ImportTarget {
  readonly place: Pick<Place, 'aws' | 'allQueues' | 'destinations'>;
  /** The queue for every message; undefined for each message's original queue. */
  readonly only: QueuePlace | undefined;
  /** The destination of the events instead. */
  readonly to: To | undefined;
}

const log: QueuePlace = { name: 'the log', url: '', format: 'event', replaysTo: 'bus', isLive: false };

/** The ways of an import: of the log, and of each queue by its name. */
export function importWays({ place, only, to }: ImportTarget) {
  const known = new Map<string, Way>();
  const send = (from: QueuePlace): Way => {
    const route = routeFrom(from, place, to);
    return { format: from.format, route: 'blocked' in route ? route : { ...route, isChecked: true } };
  };
  const find = (name: string): Way => {
    const from = only ?? place.allQueues.find((queue) => queue.name === name);
    if (!from) return { format: 'event', route: { blocked: `the stack has no queue ${name}: name one with --queue` } };
    if (to !== undefined) return send(from);
    const deliver: Deliver = (messages) =>
      inCalls(
        messages.map(({ message }) => message),
        bytesOf,
        (batch) => place.aws.queue.send(from.url, batch),
      );
    return { format: from.format, route: { words: from.name, deliver, isChecked: false } };
  };
  return {
    ofLog: send(log),
    of: (name: string): Way => {
      const way = known.get(name) ?? find(name);
      known.set(name, way);
      return way;
    },
  };
}
