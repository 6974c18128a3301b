import type { SQSEvent } from 'aws-lambda';
import { logLine } from '../../contracts/log-line.ts';
import { metrics } from '../../contracts/metrics.ts';
import { toObject, toText, jsonIn } from '../../platform/coerce.ts';
import type { KnownUser, KnownUsersTable } from './known-users-table.ts';

export interface RememberUsersPorts {
  readonly table: Pick<KnownUsersTable, 'getAll' | 'putAll'>;
  /** Days for which a user is remembered after the last event. */
  readonly days: number;
  readonly log: (line: string) => void;
  /** Name of the bus, the dimension of the counts. */
  readonly bus: string | undefined;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** A Lambda function that writes to the table which users a batch of messages shows. */
export type RememberUsersHandler = (batch: {
  readonly Records: readonly Pick<SQSEvent['Records'][number], 'body'>[];
}) => Promise<void>;

const secondsOfDay = 24 * 3600;

/** A write costs ten reads: a user who logs in daily is written once in this number of days. */
const renewalDays = 30;

/** A `sub` has 36 characters. */
const maxLength = 128;

/**
 * Writes users that the table does not have, and those who would be forgotten sooner by a month, or by half of their time. Rejects where DynamoDB does not
 * take them: all messages of the batch come again, and what was written is not written twice.
 */
export function createRememberUsers({ table, days, log, bus, now }: RememberUsersPorts): RememberUsersHandler {
  return async ({ Records }) => {
    const seen = new Map(Records.flatMap(({ body }) => userIn(body)));
    const second = Math.floor(now() / 1000);
    const expires = second + days * secondsOfDay;
    const renewed = expires - Math.min(renewalDays, days / 2) * secondsOfDay;
    const known = new Map((await table.getAll([...seen.keys()])).map((user) => [user.subject, user]));
    const isFresh = (user?: KnownUser): boolean =>
      user !== undefined && user.userPoolId === seen.get(user.subject) && user.expires > renewed;
    const users = [...seen]
      .filter(([subject]) => !isFresh(known.get(subject)))
      .map(([subject, userPoolId]) => ({ subject, userPoolId, expires }));
    await table.putAll(users);
    const fields = { level: 'info', message: 'users remembered', received: Records.length } as const;
    log(logLine(fields, { [metrics.usersRemembered]: users.length }, { bus }));
  };
}

/** The user of a message; none where it has another shape, which no retry would change. */
function userIn(body: string): (readonly [subject: string, userPoolId: string])[] {
  const message = toObject(jsonIn(body));
  const [subject, userPoolId] = [toText(message['subject']), toText(message['userPoolId'])];
  const isUser = subject !== undefined && subject.length <= maxLength && userPoolId !== undefined;
  return isUser ? [[subject, userPoolId]] : [];
}
