import { setTimeout as pause } from 'node:timers/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { AwsEnvironment } from '../../contracts/environment.ts';
import { appClients } from './pools/app-clients.ts';
import { createAuditHandler, type AuditHandler } from './handler.ts';
import { callRate } from './pools/call-rate.ts';
import { hasUser, listClients } from './pools/cognito-users.ts';
import { poolOfRecord } from './pools/pool-of-record.ts';
import { poolOfUser } from './pools/pool-of-user.ts';
import { reportUndecided } from './undecided-records.ts';
import type { AuditConfig } from '../config.ts';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import { openKnownUsers } from '../known-users/dependencies.ts';
import { limited } from '../known-users/limited.ts';
import { createDeadLetters } from '../outbox/dependencies.ts';
import { createPublisher } from '../publish/publisher.ts';

/** Times of the requests to Cognito, in milliseconds. */
export interface CognitoTimes {
  /** Time after which a request without a response fails. @default 3000 */
  readonly requestTimeoutMs?: number;
  /** Time between two pages of app clients. @default 300 */
  readonly pagesIntervalMs?: number;
}

/**
 * Pages that one pool waits for at most, besides those of the other pools, which take turns. A pool of a thousand clients, which is
 * the most by default, has 17.
 */
const maxPages = 20;

/**
 * Reads of the table at a time, each over a connection of its own. A hundred new ones take 300 ms of a whole CPU for TLS, which is 2 s
 * with the seventh of a CPU that 256 MiB have: longer than a read may take, and each would fail.
 */
const maxReads = 10;

/** The audit function over the real bus, dead-letter queue, Cognito and table of known users. */
export function createAuditor(
  config: AuditConfig,
  env: AwsEnvironment,
  { requestTimeoutMs = 3_000, pagesIntervalMs = 300 }: CognitoTimes = {},
): AuditHandler {
  const { userPoolIds, deadLetterQueueUrl, listUsersIntervalMs, knownUsersTable, ...publisherConfig } = config;
  const publisher = createPublisher(publisherConfig);
  const rate = (intervalMs: number) => callRate({ intervalMs, clock: monotonicMs, pause });
  // By default the SDK only logs a warning after `requestTimeout`. Later records of the same user or client would then wait for
  // the answer to that request, too.
  const requestHandler = { connectionTimeout: 1_000, requestTimeout: requestTimeoutMs, throwOnRequestTimeout: true };
  // An undecided record comes again by its queue: a retry here would only use up more of the quota.
  const cognito = new CognitoIdentityProviderClient({ maxAttempts: 1, requestHandler });
  const table = knownUsersTable === undefined ? undefined : openKnownUsers(knownUsersTable, env);
  const users = poolOfUser({
    userPoolIds,
    hasUser: hasUser(cognito, rate(listUsersIntervalMs)),
    knownPool: table && limited(maxReads, async (subject: string) => (await table.get(subject))?.userPoolId),
    now: Date.now,
  });
  const pages = rate(pagesIntervalMs);
  const list = listClients(cognito, pages, (maxPages + userPoolIds.length) * pagesIntervalMs);
  const clients = appClients({ userPoolIds, listClients: list, now: Date.now });
  const poolOf = reportUndecided(poolOfRecord({ userPoolIds, clients, users }), { ...publisher, now: Date.now });
  return createAuditHandler({ publisher, poolOf, sendToDeadLetterQueue: createDeadLetters(deadLetterQueueUrl) });
}
