import {
  otherRegions,
  quotas,
  quotasReadOn,
  regionClasses,
  secondsOfInvocation,
  userAuthentication,
  type RegionClass,
} from '../../contracts/quotas.ts';
import { bullets, codes, paragraph, table } from '../events-page/markdown.ts';
import { assumptions, rates } from './assumptions.ts';
import { auditRecordsPerSecond, forwarderEventsPerSecond } from './cost-of-events.ts';
import { share, whole } from './figures.ts';
import { fixedLimits } from './fixed-limits.ts';
import { byCeiling, loginsOf, quotaUses, tooSmall } from './quota-use.ts';

/** Which quota binds first, what to raise, and what cannot be raised. */
export const quotaSection = (): string =>
  [
    '## Which quota binds first',
    paragraph(
      'Every number is a default of AWS, for one account in one Region; what yours has been raised to is in Service ' +
        'Quotas. Other users of the account are not counted. Percent of the default, or by how much it is too small:',
    ),
    ...rates.flatMap((logins) => [`### ${whole(logins)} logins a second`, ratesTable(logins)]),
    paragraph('Logins a second at which each default is used up; what stands first in the last column binds first:'),
    ceilings(),
    '## What to raise',
    table(
      ['quota', 'of', ...rates.map((logins) => `at ${whole(logins)}`), 'beyond it', 'where'],
      quotas.map((quota) => [
        quota.name,
        quota.service,
        ...rates.map((logins) => whole(quota.needed(logins))),
        quota.beyond,
        quota.raise,
      ]),
    ),
    bullets([
      'Ask for a quarter more than that: `doctor --logins-per-second N` warns from 80 % on.',
      `Concurrent executions are reckoned with ${secondsOfInvocation} s for an invocation, a careful guess; ` +
        'the metric `Duration` of your trigger function is better.',
      'Logins are of local users through the API, with one InitiateAuth each. A token refresh takes UserAuthentication, ' +
        'too; federated logins have UserFederation, 25 a second by default.',
      'Invocations are for one rule, that of the forwarder: each consumer adds one for each event it takes. Whether the ' +
        'archive counts is not verified.',
      `A forwarder with \`kafka.maxConcurrency\` ${assumptions.maxConcurrency} and full batches takes some ` +
        `${whole(Math.floor(forwarderEventsPerSecond(assumptions) / 1000) * 1000)} events a second, as an estimate: from ` +
        'the measured processor time, its memory, and an assumed wait for Kafka. Raise `kafka.maxConcurrency` or ' +
        '`kafka.batchSize` beyond that; until then events wait in the queue.',
    ]),
    ...underAttack(),
    '## What cannot be raised',
    table(['limit', 'what it means', 'source'], fixedLimits),
    paragraph(
      `Defaults: ${[...new Set(quotas.map(({ source }) => source))].join('; ')}. Read on ${quotasReadOn}, in stored ` +
        "copies of AWS's pages.",
    ),
  ].join('\n\n');

/** What a credential-stuffing attack takes from logins. */
function underAttack(): string[] {
  const { auditMaxConcurrency, auditBatchSize } = assumptions;
  const perSecond = Math.floor(auditRecordsPerSecond(assumptions) / 100) * 100;
  const hour = 3600;
  const fast = 5_000;
  return [
    '### An attack with failed logins',
    paragraph(
      'Each failed login is a CloudTrail record that leads to an event. The records wait in a queue, which the audit function ' +
        `empties with ${auditMaxConcurrency} batches of ${auditBatchSize} at a time, the smallest concurrency that SQS's ` +
        'event source mappings have:',
    ),
    bullets([
      `**Concurrency.** The audit function takes ${auditMaxConcurrency} concurrent executions, however fast the attack is. With ` +
        `an invocation for each record, ${whole(1_000)} failed logins per second would take ` +
        `${whole(1_000 * secondsOfInvocation)} of them, at ${secondsOfInvocation} s each. Nothing is reserved.`,
      `**Throughput.** That is some ${whole(perSecond)} records per second, as an estimate: from the measured CPU time, the ` +
        'memory, and an assumed wait for PutEvents. It is more than an attack with ' +
        `${whole(1_000)} failed logins per second needs; Cognito's default is ` +
        `${userAuthentication.byDefault(otherRegions)} per second.`,
      `**Beyond it** the events are late. An hour with ${whole(fast)} per second leaves ` +
        `${whole(((fast - perSecond) * hour) / 1_000_000)} million records in the queue, which are events ` +
        `${whole(((fast - perSecond) * hour) / perSecond / hour)} hours later. The queue keeps them for 14 days.`,
      '**PutEvents** is shared with logins. If the bus throttles, logins go on: their events go to the outbox, and the records ' +
        'return to their queue.',
      'A batch waits 5 seconds at most to become full. CloudTrail itself takes minutes.',
    ]),
  ];
}

const allClasses: readonly RegionClass[] = [...regionClasses, otherRegions];

const nameOf = ({ regions }: RegionClass): string => (regions.length > 0 ? codes(regions) : 'every other Region');

function ratesTable(logins: number): string {
  const rows = allClasses.map((regionClass) => {
    const uses = quotaUses(logins, regionClass);
    const of = quotas.map((quota) => share(uses.find((use) => use.quota === quota)?.share ?? 0));
    return [nameOf(regionClass), ...of, verdict(logins, regionClass)];
  });
  return table(['Regions', ...quotas.map(({ name }) => name), 'to raise, in this order'], rows);
}

/** What a team has to do in a Region for so many logins per second. */
export function verdict(logins: number, regionClass: RegionClass): string {
  const names = tooSmall(logins, regionClass).map(({ quota }) => quota.name);
  if (names.length > 0) return names.join(', ');
  const [closest] = quotaUses(logins, regionClass);
  const isNarrow = closest !== undefined && closest.share > 0.8;
  return isNarrow ? `nothing yet; ${closest.quota.name} is beyond 80 %` : 'nothing: every quota suffices';
}

const ceilings = (): string =>
  table(
    ['Regions', ...quotas.map(({ name }) => name), 'in this order'],
    allClasses.map((regionClass) => [
      nameOf(regionClass),
      ...quotas.map((quota) => whole(loginsOf(quota, regionClass))),
      byCeiling(regionClass)
        .map(({ name }) => name)
        .join(', '),
    ]),
  );
