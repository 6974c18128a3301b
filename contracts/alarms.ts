/**
 * The alarms of a pipeline by name: what it means for those who use the events. Each has a heading of its name in
 * docs/runbook.md; the alarm itself is called so, with the name of the stack before it,
 * and in the case of ConsumerDeadLetters the name of the consumer after it.
 */
export const alarms = {
  EventsNotPublished:
    'Consumers miss identity events that neither the bus nor the outbox accepted: only the log has them.',
  EventsRefused: 'The bus refuses identity events or does not answer in time; they come late, by the outbox.',
  OutboxOld: 'Identity events have been waiting in the outbox for 15 minutes: the bus has not accepted them since.',
  OutboxDeadLetters: 'Consumers miss identity events that the bus has not accepted for 12 hours.',
  BusDeadLetters: 'All consumers miss identity events that EventBridge could not encrypt or decrypt with the KMS key.',
  RuleDeadLetters: 'Kafka misses identity events that EventBridge could not put into the queue.',
  ConsumerDeadLetters: 'The consumer misses identity events that EventBridge could not hand to it.',
  QueueOld: 'Identity events have been waiting for Kafka for 15 minutes.',
  DeliveryLag: 'One identity event of a hundred comes to Kafka more than a minute after it happened.',
  DeadLetters: 'Kafka misses identity events that it can never take, or that were tried for 12 hours.',
  ForwarderErrors: 'The forwarder fails as a whole, not only for some messages: nothing comes to Kafka meanwhile.',
  ForwarderThrottles: 'Lambda lets the forwarder run less often than the queue needs: events come to Kafka late.',
  TriggerErrors: 'The trigger function fails: logins may fail with it.',
  TriggerThrottles: 'Lambda throttles the trigger function: logins fail.',
  EventsNotNormalized: 'Triggers fire that give no identity event although they should: consumers miss those events.',
  ConcurrencyNearLimit: 'The functions of the account use 80 % of its concurrency: beyond it Lambda throttles logins.',
  AuditDeadLetters: 'Consumers miss failed logins, logouts and account changes that the audit function failed for.',
  AuditErrors: 'The audit function fails: failed logins, logouts and account changes come late or not at all.',
  RecordsWithoutPool:
    'Consumers miss changes that users made themselves, or deletions of their accounts: nothing says which pool they are of.',
  UsersNotRemembered:
    'The stack does not remember in which pool users are: events of users who delete their accounts will be missing.',
  AuditSilent: 'CloudTrail has brought no record for a day: no failed login, logout or account change is seen.',
} as const;

export type AlarmName = keyof typeof alarms;
