import { forwarderProfiles, profileNames } from '../../contracts/forwarder-profile.ts';
import { triggersOfLogin } from '../../contracts/quotas.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { assumptions } from './assumptions.ts';
import { batchesAt, waitSeconds } from './batches.ts';
import { costsOfMillion, eventsOfMonth, total } from './cost-of-events.ts';
import { whole } from './figures.ts';

/** Logins per second of the table by profile. */
export const profileRates: readonly number[] = [10, 100, 1_000];

/** Returns a row for each rate and profile: batches, wait, and USD of a month. */
export function profileTable(): string {
  const rows = profileRates.flatMap((logins) =>
    profileNames.map((name) => {
      const settings = forwarderProfiles[name];
      const events = logins * triggersOfLogin;
      const batches = batchesAt(events, settings, assumptions);
      const costs = costsOfMillion(assumptions, batches);
      const ofMonth = (usd: number) => whole((eventsOfMonth(events) / 1_000_000) * usd);
      const wait = waitSeconds(events, settings, assumptions);
      return [
        whole(logins),
        `\`${name}\``,
        batches.events.toFixed(batches.events < 10 ? 1 : 0),
        wait === 0 ? 'none' : `${Number(wait.toFixed(wait < 1 ? 2 : 1))} s`,
        ofMonth(costs.queue),
        ofMonth(costs.forwarder),
        ofMonth(total(costs)),
      ];
    }),
  );
  return markdownTable(
    [
      'logins per second',
      'profile',
      'events in a batch',
      'longest wait',
      'queue, USD',
      'forwarder, USD',
      'pipeline, USD',
    ],
    rows,
    'figures',
  );
}
