import { triggersOfLogin } from '../../contracts/quotas.ts';
import { bullets, paragraph, table } from '../events-page/markdown.ts';
import { assumptions, originOf, rates, type Assumptions } from './assumptions.ts';
import {
  costOfKnownUsers,
  costOfProducer,
  costOfRecords,
  costsOfMillion,
  eventsOfMonth,
  invocations,
  total,
  type Costs,
} from './cost-of-events.ts';
import { cents, whole } from './figures.ts';
import { monitoringSection } from './monitoring-cost.ts';
import { prices, pricesReadOn } from './prices.ts';
import { sandboxDay, sandboxHour, sandboxMonth, sandboxZones } from './sandbox-cost.ts';

const whatFor: Readonly<Record<keyof Costs, string>> = {
  bus: 'EventBridge: the event, its rules and their deliveries',
  queue: 'SQS: one request to send an event, a tenth of one each to receive and to delete it',
  trigger: 'Lambda: an invocation for each event',
  archive: 'EventBridge: into the archive, and its days there',
  forwarder: 'Lambda: an invocation for each batch',
};

/** What a million events cost, and what else costs something. */
export function costSection(): string {
  const costs = costsOfMillion(assumptions);
  const rows = (Object.keys(whatFor) as (keyof Costs)[]).map((part) => [part, whatFor[part], cents(costs[part])]);
  return [
    '## What a million events cost',
    table(['component', 'what is paid', 'USD'], [...rows, ['**all**', '', `**${cents(total(costs))}**`]]),
    paragraph(
      `Logins make ${triggersOfLogin} events each, so a million logins cost $${cents(triggersOfLogin * total(costs))}. ` +
        `A Kafka producer in the trigger, with a connection for each event, costs $${cents(costOfProducer(assumptions))} ` +
        'for a million events: what the difference buys is a login that does not wait, and a Kafka that may be away.',
    ),
    bullets([
      `**The trigger's time is assumed**, not measured on AWS. Each 10 ms more cost $${cents(tenMs())}; with the 200 ms that ` +
        `\`doctor\` takes for the concurrency, to be careful, the trigger would cost $${cents(triggerAt(200))}, not ` +
        `$${cents(costs.trigger)}.`,
      `**Few events make small batches.** If every batch had one event, a million would cost ` +
        `$${cents(total(costsOfMillion({ ...assumptions, batchSize: 1 })))}.`,
      `**Events of CloudTrail** come through a queue in place of the trigger: $${cents(costOfRecords(assumptions))} for a ` +
        `million records in full batches, $${cents(costOfRecords(assumptions, 1))} if each came alone. EventBridge takes ` +
        `AWS's own events for nothing. A record that gives no event costs no more than that. The first trail's management events are free; \`audit.createTrail\` in an account that has a trail ` +
        `already costs $${cents(prices.secondTrail.usd)} for a million management events, whatever service they are of.`,
      `**Known users.** That the stack remembers the pool of each user (\`audit.rememberUsersDays\`) costs ` +
        `$${cents(costOfKnownUsers(assumptions))} for a million logins, above the events of a login.`,
      `**Consumers.** A rule and its delivery in the account are in the price of the event. To a queue a million events ` +
        `cost $${cents(prices.queueRequest.usd)} to send, to a function $${cents(prices.invocation.usd)} and its time, to ` +
        `an API destination $${cents(prices.apiDestination.usd)}.`,
      `**Logs.** Each 100 bytes that an invocation logs cost $${cents(prices.logged.usd / 10)} for a million. How many ` +
        "bytes Lambda's own lines and the metrics make was not measured, so they are not in the table.",
    ]),
    monthly(),
    monitoringSection(),
    sandbox(),
    basis(),
  ].join('\n\n');
}

const triggerAt = (ms: number): number => invocations(1_000_000, assumptions.triggerMiB, ms);
const tenMs = (): number => triggerAt(10) - triggerAt(0);

function monthly(): string {
  const rows = rates.map((logins) => {
    const events = eventsOfMonth(logins * triggersOfLogin);
    const usd = (ofMillion: number) => whole((events / 1_000_000) * ofMillion);
    return [
      whole(logins),
      whole(events / 1_000_000),
      usd(total(costsOfMillion(assumptions))),
      usd(costOfProducer(assumptions)),
    ];
  });
  return [
    '## What a month costs',
    'Thirty days at that rate, day and night: a peak is not a mean. No discount for volume is taken off.',
    table(['logins a second', 'million events', 'USD', 'USD, producer in the trigger'], rows),
  ].join('\n\n');
}

const sandbox = (): string =>
  [
    '## What the sandbox costs',
    paragraph(
      `The preset \`sandbox\` costs by the hour whether there are events or not: about $${cents(sandboxHour())} an hour, ` +
        `$${cents(sandboxDay())} a day, **$${whole(sandboxMonth())}** in 30 days, for the cluster of MSK Serverless, the ` +
        `partitions of its topic and the endpoint for SQS in ${sandboxZones} zones. The events' own way into Kafka, their ` +
        'storage there and what reads them come on top, and are small for a try. `npx cdk destroy -c preset=sandbox` ends it.',
    ),
  ].join('\n\n');

function basis(): string {
  const names = Object.keys(originOf) as (keyof Assumptions)[];
  return [
    '## What this is computed from',
    `Prices of us-east-1 in USD, looked up on ${pricesReadOn}:`,
    table(
      ['USD', 'per', "AWS's page", 'read'],
      Object.values(prices).map(({ usd, per, page, read }) => [String(usd), per, page, read]),
    ),
    table(
      ['assumption', 'value', 'where it is from'],
      names.map((name) => [`\`${name}\``, String(assumptions[name]), originOf[name]]),
    ),
    paragraph(
      '**Left out**, because it is small, not ours, or because no reliable price was found: Kafka or MSK itself (but for the sandbox), and what ' +
        'Cognito charges for users and for a higher request rate; data transfer and NAT; events to another account ' +
        '(sources contradict each other), to Firehose or to a log group; the dashboard, the schema ' +
        "registry, KMS and secrets; the bucket of a trail; cold starts; receives of an empty queue; an event's second way " +
        'through outbox, retry or replay; free tiers and discounts.',
    ),
  ].join('\n\n');
}
