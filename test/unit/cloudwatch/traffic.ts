import { randomUUID } from 'node:crypto';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { seededRandom } from '../../../bench/seeded-random.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { anExampleEvent } from '../../given/builders/an-example-event.ts';

const hourMs = 3_600_000;
const token = anExampleEvent('cognito.token.issued.v1') as IdentityEvent;

/** A trigger event at a time; every second one is a login, the others are tokens. */
const eventAt = (atMs: number, index: number): IdentityEvent => {
  const time = new Date(atMs).toISOString();
  return index % 2 === 0 ? anEvent({ time }) : { ...token, id: randomUUID().replace(/^(.{14})./, '$17'), time };
};

/** Events at random times, oldest first: as many in the nth hour after `startMs`, on average, as the nth number says. */
export function traffic(startMs: number, eventsOfHours: readonly number[], seed = 1) {
  const random = seededRandom(seed);
  const times = eventsOfHours.flatMap((count, hour) =>
    Array.from({ length: count }, () => Math.floor(startMs + (hour + random()) * hourMs)),
  );
  return times.sort((one, other) => one - other).map((atMs, index) => ({ atMs, event: eventAt(atMs, index) }));
}
