/** CloudWatch namespace of the product's own metrics. */
export const metricNamespace = 'CognitoToKafka';

/** Dimension of the metrics: the name of the bus, so that each pipeline of an account has its own counts. */
export const busDimension = 'EventBusName';

/** Names of the metrics. Each counts, but those that end in `Milliseconds`. */
export const metrics = {
  /** Events that the bus accepted from the trigger function. */
  eventsPublished: 'EventsPublished',
  /** Events that the bus rejected and the outbox accepted. */
  eventsSentToOutbox: 'EventsSentToOutbox',
  /** Events that neither the bus nor the outbox accepted. The log contains each of them with its content. */
  eventsNotPublished: 'EventsNotPublished',
  /** How long the trigger function took to bring the events of an invocation to the bus or the outbox. */
  publishMilliseconds: 'PublishMilliseconds',
  /** Age of the oldest message that a batch left in the outbox, since it was sent there; 0 if it left none. */
  oldestInOutboxMilliseconds: 'OldestInOutboxMilliseconds',
  /** Events that went from the outbox to the bus. */
  eventsRecovered: 'EventsRecovered',
  /** Messages of the outbox that can never be published: the outbox's function moved them to its dead-letter queue. */
  eventsUnpublishable: 'EventsUnpublishable',
  /** Trigger events that gave no identity event although they should have. */
  eventsNotNormalized: 'EventsNotNormalized',
  /** CloudTrail records of a call that would be an event, but of a pool that is not observed. */
  recordsFromOtherPools: 'RecordsFromOtherPools',
  /**
   * CloudTrail records of a call that would be an event, but whose app client no observed pool has. The client is of another
   * pool, or was deleted before the record arrived.
   */
  recordsOfUnknownClients: 'RecordsOfUnknownClients',
  /**
   * CloudTrail records of a call that would be an event, but whose pool is not known: records that are undecided 15 minutes after the call,
   * counted at each attempt, and deletions of unknown users.
   */
  recordsWithoutPool: 'RecordsWithoutPool',
  /**
   * CloudTrail records that return to the audit queue: the bus did not accept their events, or Cognito did not answer which
   * pool they are of. Records that wait for a newer list of app clients, or for the table of known users, are not counted.
   */
  recordsRetried: 'RecordsRetried',
  /**
   * CloudTrail records of users that deleted their accounts, and whose pool is unknown. The user may have belonged to any pool of the
   * AWS account.
   */
  deletionsOfUnknownUsers: 'DeletionsOfUnknownUsers',
  /** CloudTrail records of a call that would be an event, but name neither a pool, nor an app client, nor a user. */
  recordsNamingNobody: 'RecordsNamingNobody',
  /** Users whose pool was written to the table of known users. */
  usersRemembered: 'UsersRemembered',
  /** Failed attempts to read the key for hashed values; they are omitted meanwhile. */
  hashKeyUnavailable: 'HashKeyUnavailable',
  /** Events acknowledged by Kafka. */
  eventsDelivered: 'EventsDelivered',
  /** Messages that go back to the queue to be tried again. */
  eventsRetried: 'EventsRetried',
  /** Age of the oldest message that a batch returned to the queue, since it was sent there; 0 if it returned none. */
  oldestRetriedMilliseconds: 'OldestRetriedMilliseconds',
  /** Scheduled canaries, and those of `cognito-to-kafka smoke`, that Kafka acknowledged. */
  canariesDelivered: 'CanariesDelivered',
  /** Messages that the forwarder sent to the dead-letter queue. */
  eventsDeadLettered: 'EventsDeadLettered',
  /** Events of a request to Kafka with an unknown outcome. The topic may contain them twice, with the same id. */
  eventsPossiblyDuplicated: 'EventsPossiblyDuplicated',
  /** Messages of one batch from the queue. */
  batchSize: 'BatchSize',
  /** Spans that the forwarder did not export, because their destination was unavailable, too slow or rejected them. */
  spansDropped: 'SpansDropped',
  /** How long a batch took to be acknowledged by Kafka, attempts and pauses included. */
  kafkaMilliseconds: 'KafkaMilliseconds',
  /**
   * From the time of each trigger event until Kafka acknowledged it. Replayed events, and events that were more than 10 minutes
   * old when they reached the queue, are not counted: the queue did not delay them.
   */
  deliveryLagMilliseconds: 'DeliveryLagMilliseconds',
  /** The same for events from CloudTrail, which arrive minutes late by nature; those older than an hour are not counted. */
  auditLagMilliseconds: 'AuditLagMilliseconds',
} as const;

/** Name of a metric of the product, for example `EventsDelivered`. */
export type MetricName = (typeof metrics)[keyof typeof metrics];
