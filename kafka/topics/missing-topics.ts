import { ConnectError } from '../failures/connect-error.ts';
import { failureRow } from '../failures/table/failure-table.ts';

/** Returns the error that names topics which the brokers do not know, or do not show to this user. */
export const missingTopics = (missing: readonly string[]) =>
  new ConnectError(
    'KAFKA_TOPIC_MISSING',
    `${named(missing)} ${missing.length > 1 ? 'do' : 'does'} not exist, or the forwarder is not authorized to describe ` +
      `${missing.length > 1 ? 'them' : 'it'}. ${failureRow('KAFKA_TOPIC_MISSING').fix}`,
  );

/** "The topic a", or "The topics a, b". */
export const named = (topics: readonly string[]): string =>
  `The ${topics.length > 1 ? 'topics' : 'topic'} ${topics.join(', ')}`;
