const port = '([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])';

/** A bootstrap server: a name, an IPv4 address or an IPv6 address in brackets, and a port. */
export const serverPattern = `^(\\[[0-9a-fA-F:.]+\\]|[^\\s:,/\\[\\]]+):${port}$`;

/** The name of a topic: Kafka takes neither "." nor ".." (org.apache.kafka.common.internals.Topic). */
export const topicPattern = '^(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}$';

/** An event type, or what types begin with up to a dot: `cognito.login.failed.v1`, `cognito.login.`, `cognito.`. */
export const typeNamePattern = '^cognito\\.([a-z_]+\\.)*(v\\d+)?$';
