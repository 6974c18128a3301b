import type { AlarmName } from '../../contracts/alarms.ts';
import type { BoxKind } from '../wire/picture.ts';

/** The part of the pipeline that each alarm is about. */
export const alarmBoxes: Readonly<Record<AlarmName, BoxKind>> = {
  EventsNotPublished: 'cognito',
  EventsRefused: 'bus',
  OutboxMessageAge: 'outbox',
  OutboxDeadLetters: 'dead-letters',
  BusDeadLetters: 'dead-letters',
  EventsNotRouted: 'bus',
  RuleDeadLetters: 'dead-letters',
  ConsumerDeadLetters: 'consumer',
  QueueMessageAge: 'queue',
  CanaryMissing: 'kafka',
  DeliveryLag: 'kafka',
  DeadLetters: 'dead-letters',
  ForwarderErrors: 'forwarder',
  ForwarderThrottles: 'forwarder',
  TriggerErrors: 'cognito',
  TriggerThrottles: 'cognito',
  EventsNotNormalized: 'cognito',
  ConcurrencyNearLimit: 'cognito',
  AuditRetries: 'audit',
  AuditMessageAge: 'audit',
  AuditDeadLetters: 'dead-letters',
  AuditRuleDeadLetters: 'dead-letters',
  AuditErrors: 'audit',
  RecordsWithoutPool: 'audit',
  UsersNotRemembered: 'audit',
  NoAuditRecords: 'audit',
};
