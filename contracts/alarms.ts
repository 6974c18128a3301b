/**
 * The alarms of a pipeline by name: what it means for those who use the events. Each has a heading of its name in
 * docs/operations/runbook.md; the alarm itself is called so, with the name of the stack before it,
 * and in the case of ConsumerDeadLetters the name of the consumer after it.
 */
export const alarms = {
  EventsNotPublished:
    'Consumers miss identity events that neither the bus nor the outbox accepted: only the log has them.',
  EventsRefused: 'The bus refuses identity events or does not answer in time; they come late, by the outbox.',
  OutboxMessageAge: 'Identity events have been in the outbox for 5 minutes: the bus has not accepted them since.',
  OutboxDeadLetters: 'Consumers miss identity events that the bus has not accepted for half a day or longer.',
  BusDeadLetters: 'All consumers miss identity events that EventBridge could not encrypt or decrypt with the KMS key.',
  EventsNotRouted: 'The bus accepts identity events, but none reaches the queue for Kafka.',
  RuleDeadLetters: 'Kafka misses identity events that EventBridge could not put into the queue.',
  ConsumerDeadLetters: 'The consumer misses identity events that EventBridge could not hand to it.',
  QueueMessageAge: 'Identity events have been waiting for Kafka for 5 minutes.',
  CanaryMissing: 'No canary has reached Kafka for 10 minutes: events of logins would not reach it either.',
  DeliveryLag: 'One trigger event in a hundred reaches Kafka more than a minute after it happened.',
  DeadLetters: 'Kafka misses identity events that it never accepts, or that were tried for a day or longer.',
  ForwarderErrors:
    'The forwarder fails for whole batches, not only for some messages: nothing reaches Kafka meanwhile.',
  ForwarderThrottles: 'Lambda lets the forwarder run less often than the queue needs: events reach Kafka late.',
  TriggerErrors: 'The trigger function fails: logins may fail with it.',
  TriggerThrottles: 'Lambda throttles the trigger function: logins fail.',
  EventsNotNormalized: 'Triggers fire that give no identity event although they should: consumers miss those events.',
  ConcurrencyNearLimit: 'Of the concurrency that the trigger function can have, 80 % is in use: at 100 % logins fail.',
  AuditRetries:
    'Failed logins, logouts and account changes are late: the bus rejects them, or Cognito does not say which pool they are of.',
  AuditMessageAge:
    'Failed logins, logouts and account changes are late: they have been in the audit queue for 10 minutes.',
  AuditDeadLetters: 'Consumers miss failed logins, logouts and account changes that the audit function failed for.',
  AuditRuleDeadLetters:
    'Consumers miss failed logins, logouts and account changes that EventBridge could not put into the audit queue.',
  AuditErrors: 'The audit function fails: failed logins, logouts and account changes come late or not at all.',
  RecordsWithoutPool:
    'Consumers miss changes that users made themselves, or deletions of their accounts: nothing says which pool they are of.',
  UsersNotRemembered:
    'The stack does not remember in which pool users are: events of users who delete their accounts will be missing.',
  NoAuditRecords:
    'Users log in, but CloudTrail has delivered no record for a day: failed logins and logouts are missed.',
} as const;

export type AlarmName = keyof typeof alarms;
