import type { Faults } from './simulate.ts';

export const minuteMs = 60_000;

/** Not on a whole minute: an outage does not wait for one. */
export const startMs = Date.UTC(2026, 10, 24, 8);
export const outageMs = startMs + 60 * minuteMs + 17_000;

/** An outage, and the alarm that has to report it. */
export interface Scenario {
  readonly outage: string;
  readonly minutes: number;
  readonly faults: (isNow: (nowMs: number) => boolean) => Faults;
  readonly alarm: string;
  /** Further alarms that are right, too. */
  readonly also?: readonly string[];
  /** Whether canaries are sent. @default false */
  readonly canary?: boolean;
  /** Whether users log in. @default true */
  readonly logins?: boolean;
}

const [short, long] = [30, 12 * 60];

export const scenarios: readonly Scenario[] = [
  ...[short, long].flatMap((minutes): Scenario[] => [
    {
      ...{ outage: 'Kafka is unavailable', minutes, alarm: 'QueueMessageAge', also: ['DeliveryLag'] },
      faults: (isNow) => ({ topicUnavailable: (_topic, nowMs) => isNow(nowMs) }),
    },
    {
      ...{ outage: 'One topic is unavailable', minutes, alarm: 'QueueMessageAge', also: ['DeliveryLag'] },
      faults: (isNow) => ({ topicUnavailable: (topic, nowMs) => topic === 'logins' && isNow(nowMs) }),
    },
    {
      ...{
        outage: 'The bus refuses events',
        minutes,
        alarm: 'EventsRefused',
        also: ['OutboxMessageAge', 'DeliveryLag', 'AuditRetries'],
      },
      faults: (isNow) => ({ busRefuses: isNow }),
    },
  ]),
  {
    ...{ outage: 'The bus and the outbox refuse events', minutes: short, alarm: 'EventsNotPublished' },
    also: ['AuditRetries'],
    faults: (isNow) => ({ busRefuses: isNow, outboxRefuses: isNow }),
  },
  {
    ...{ outage: 'Lambda throttles the forwarder', minutes: 60, alarm: 'ForwarderThrottles' },
    also: ['QueueMessageAge', 'DeliveryLag'],
    faults: (isNow) => ({ forwarderThrottled: isNow }),
  },
  {
    ...{ outage: 'The forwarder fails at its start', minutes: 60, alarm: 'ForwarderErrors' },
    also: ['QueueMessageAge', 'DeliveryLag'],
    faults: (isNow) => ({ forwarderFails: isNow }),
  },
  {
    ...{ outage: 'The event source mapping is disabled', minutes: 60, alarm: 'QueueMessageAge', also: ['DeliveryLag'] },
    faults: (isNow) => ({ forwarderDisabled: isNow }),
  },
  {
    ...{ outage: 'The rule is disabled or deleted', minutes: 60, alarm: 'EventsNotRouted' },
    faults: (isNow) => ({ ruleDisabled: isNow }),
  },
  {
    ...{ outage: 'The audit function fails', minutes: 60, alarm: 'AuditErrors' },
    faults: (isNow) => ({ auditFails: isNow }),
  },
  {
    ...{ outage: 'The event source mapping of the audit function is disabled', minutes: 60, alarm: 'AuditMessageAge' },
    faults: (isNow) => ({ auditDisabled: isNow }),
  },
  {
    ...{ outage: 'Cognito does not answer which pool users are of', minutes: 60, alarm: 'AuditRetries' },
    also: ['RecordsWithoutPool'],
    faults: (isNow) => ({ cognitoUnavailable: isNow }),
  },
  {
    ...{ outage: 'The rule is disabled in a night without logins, with `operations.canary`', minutes: 60 },
    ...{ alarm: 'CanaryMissing', canary: true, logins: false },
    faults: (isNow) => ({ ruleDisabled: isNow }),
  },
  {
    ...{ outage: 'Kafka is unavailable in a night without logins, with `operations.canary`', minutes: 60 },
    ...{ alarm: 'QueueMessageAge', also: ['CanaryMissing', 'DeliveryLag'], canary: true, logins: false },
    faults: (isNow) => ({ topicUnavailable: (_topic, nowMs) => isNow(nowMs) }),
  },
];
