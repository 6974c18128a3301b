/** Environment variables of whatever publishes: what infra/ sets and triggers/ reads. */
export interface PublisherEnvironment {
  /** Name or ARN of the EventBridge bus. */
  readonly EVENT_BUS_NAME: string;
  /** The privacy policy as JSON, see PrivacyPolicy. */
  readonly PRIVACY_POLICY?: string;
  /**
   * ARN of the secret (Secrets Manager) or the parameter (Systems Manager) that holds the key for hashed values; needed
   * only where the policy hashes.
   */
  readonly PRIVACY_HASH_KEY_ARN?: string;
}

/** Environment variables of the outbox's function. */
export interface OutboxEnvironment extends PublisherEnvironment {
  /** See TracingMode. @default - off */
  readonly TRACING?: string;
  /** URL of the queue for messages that can never be published. Without it SQS moves them, after 24 hours. */
  readonly DEAD_LETTER_QUEUE_URL?: string;
}

/** Environment variables of the trigger function, and of a function in the wrapper. */
export interface TriggerEnvironment extends PublisherEnvironment {
  /** When events are published, see DeliveryMode; functions in the wrapper publish before the response. */
  readonly DELIVERY?: string;
  /** URL of the queue for events that the bus does not accept. Without it they are only logged. */
  readonly OUTBOX_QUEUE_URL?: string;
  /** Milliseconds in all that publishing may hold up the trigger's answer. */
  readonly PUBLISH_TIMEOUT_MS?: string;
  /** See TracingMode. @default - off */
  readonly TRACING?: string;
  /** Percentage of the logins whose traces are recorded, for `w3c`. */
  readonly TRACING_SAMPLE_PERCENT?: string;
}

/** Environment variables of the audit function. */
export interface AuditEnvironment extends PublisherEnvironment {
  /** Ids of the observed user pools, comma-separated. */
  readonly USER_POOL_IDS: string;
  /** URL of the queue for CloudTrail records that no retry helps. */
  readonly DEAD_LETTER_QUEUE_URL: string;
  /** Milliseconds between two calls of ListUsers by one execution environment. */
  readonly LIST_USERS_INTERVAL_MS?: string;
  /** Name of the table of known users. Without it a user is known only to the execution environment. */
  readonly KNOWN_USERS_TABLE?: string;
}

/** Environment variables of the function that fills the table of known users. */
export interface KnownUsersEnvironment {
  /** Name or ARN of the bus with the users' events, which is the dimension of the counts in the log. */
  readonly EVENT_BUS_NAME: string;
  readonly KNOWN_USERS_TABLE: string;
  /** Days for which a user is remembered after the last event. */
  readonly REMEMBER_USERS_DAYS: string;
}

/** What Lambda sets in every function, as far as a request to AWS needs it. */
export interface AwsEnvironment {
  readonly AWS_REGION?: string;
  readonly AWS_ACCESS_KEY_ID?: string;
  readonly AWS_SECRET_ACCESS_KEY?: string;
  readonly AWS_SESSION_TOKEN?: string;
  /** Another address of all of AWS; it is set only with an emulator. */
  readonly AWS_ENDPOINT_URL?: string;
  /** Another address of DynamoDB. */
  readonly AWS_ENDPOINT_URL_DYNAMODB?: string;
}

/** Environment variables for writing to Kafka: set by infra/, read by kafka/. */
export interface KafkaEnvironment {
  /** Bootstrap servers, `host:port`, comma-separated. */
  readonly KAFKA_BROKERS: string;
  /** Topic for events whose type KAFKA_TOPICS_BY_TYPE does not name. */
  readonly KAFKA_TOPIC: string;
  /** JSON: a topic by event type or by what a type begins with (`cognito.login.`); the longest that fits decides. */
  readonly KAFKA_TOPICS_BY_TYPE?: string;
  /** `<partitions>:<replication factor>` of topics that are not there and are to be made. */
  readonly KAFKA_CREATE_TOPICS?: string;
  /** See KafkaAuthentication. */
  readonly KAFKA_AUTHENTICATION?: string;
  /** `on` or `off`. */
  readonly KAFKA_TLS?: string;
  /** ARN of the secret (Secrets Manager) with the credentials that the authentication takes. */
  readonly KAFKA_SECRET_ARN?: string;
  /** ARN of the secret with the brokers' CA, where it is a private one. */
  readonly KAFKA_CA_SECRET_ARN?: string;
  /** Region of the MSK cluster, for whose IAM the forwarder signs. @default - that of the function */
  readonly KAFKA_REGION?: string;
  /** Region of the function; Lambda sets it. */
  readonly AWS_REGION?: string;
  /** How batches are compressed, see Compression. */
  readonly KAFKA_COMPRESSION?: string;
  /** Name the forwarder gives itself in the brokers' logs and quotas. */
  readonly KAFKA_CLIENT_ID?: string;
}

/** Environment variables of the forwarder: set by infra/, read by forwarder/. */
export interface ForwarderEnvironment extends KafkaEnvironment {
  /** Name of the bus with the events, which is the dimension of the counts in the log. */
  readonly EVENT_BUS_NAME?: string;
  /** URL of the queue the messages come from. */
  readonly QUEUE_URL: string;
  /** URL of the queue for messages that can never be delivered. */
  readonly DEAD_LETTER_QUEUE_URL: string;
  /** See TracingMode. @default - off */
  readonly TRACING?: string;
  /** Base URL for spans, for `w3c` ("OpenTelemetry Protocol Exporter", OpenTelemetry specification). */
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  /** The trace header of the running invocation; Lambda sets it. */
  readonly _X_AMZN_TRACE_ID?: string;
  /** host:port of the X-Ray daemon; Lambda sets it. */
  readonly AWS_XRAY_DAEMON_ADDRESS?: string;
  /** Lambda sets it. */
  readonly AWS_LAMBDA_FUNCTION_NAME?: string;
}
