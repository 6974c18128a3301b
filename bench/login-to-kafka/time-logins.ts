import { setTimeout as delay } from 'node:timers/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Kafka, logLevel } from 'kafkajs';
import type { EventType } from '../../contracts/catalog.ts';
import { readEvent } from '../../contracts/read-event.ts';
import { clientSettings } from '../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../local/rig/cognito-user.ts';
import type { Pipeline } from '../../local/rig/pipeline.ts';
import type { TopicReader } from '../../local/rig/topic-reader.ts';
import { waitFor } from '../../local/rig/wait-for.ts';
import type { ProfileTimes } from './latency-figures.ts';

const event: EventType = 'cognito.login.succeeded.v1';

const arrivalTimeoutMs = 60_000;

/** A user that can log in, and by which its event is recognized. */
export interface BenchUser {
  readonly user: CognitoUser;
  readonly subject: string;
}

/** Signs up and confirms users. */
export async function signUpUsers({ endpoint, outputs }: Pipeline, count: number): Promise<BenchUser[]> {
  const client = new CognitoIdentityProviderClient(clientSettings(endpoint));
  const users: BenchUser[] = [];
  for (let number = 0; number < count; number++) {
    const user = new CognitoUser(client, outputs['UserPoolClientId'] ?? '', `user-${number}`);
    const subject = await user.signUp();
    await user.confirm();
    users.push({ user, subject });
  }
  return users;
}

/** Returns milliseconds from the send of a record until its arrival, for records one after the other. */
export async function timeRecords(
  { bootstrap, topic }: Pipeline,
  reader: TopicReader,
  count: number,
): Promise<number[]> {
  const producer = new Kafka({ brokers: bootstrap.split(','), logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  const warmUp = 5;
  const times: number[] = [];
  for (let round = -warmUp; round < count; round++) {
    const value = `floor ${round}`;
    const before = reader.records.length;
    const begin = Date.now();
    await producer.send({ topic, acks: -1, messages: [{ key: 'floor', value }] });
    const arrived = () => reader.records.slice(before).find((record) => record.value === value);
    const { arrivedAt } = await waitFor(arrived, { what: 'the record', timeoutMs: arrivalTimeoutMs, intervalMs: 1 });
    if (round >= 0) times.push(arrivedAt - begin);
  }
  await producer.disconnect();
  return times;
}

/**
 * Logs each user in once, at a constant rate, whether or not earlier events have arrived. Resolves when all have. `intervalMs` is
 * the time between the beginnings of two logins.
 */
export async function timeLogins(
  users: readonly BenchUser[],
  reader: TopicReader,
  intervalMs: number,
): Promise<Pick<ProfileTimes, 'calls' | 'arrivals' | 'afterAnswer'>> {
  const before = reader.records.length;
  const logins = await Promise.all(
    users.map(async ({ user, subject }, index) => {
      await delay(index * intervalMs);
      const begin = Date.now();
      await user.logIn();
      return { subject, begin, answered: Date.now() };
    }),
  );
  const arrivedAt = new Map<string, number>();
  let next = before;
  const haveAllArrived = (): boolean => {
    for (const record of reader.records.slice(next)) {
      const subject = subjectOfLogin(record.value);
      if (subject !== undefined) arrivedAt.set(subject, Math.min(record.arrivedAt, arrivedAt.get(subject) ?? Infinity));
    }
    next = reader.records.length;
    return logins.every(({ subject }) => arrivedAt.has(subject));
  };
  await waitFor(haveAllArrived, { what: 'the events of all logins', timeoutMs: arrivalTimeoutMs });
  const arrival = (subject: string): number => arrivedAt.get(subject) ?? NaN;
  return {
    calls: logins.map(({ begin, answered }) => answered - begin),
    arrivals: logins.map(({ subject, begin }) => arrival(subject) - begin),
    afterAnswer: logins.map(({ subject, answered }) => arrival(subject) - answered),
  };
}

function subjectOfLogin(value: string): string | undefined {
  const read = readEvent(value);
  return 'event' in read && read.event.type === event ? read.event.subject : undefined;
}
