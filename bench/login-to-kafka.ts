import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Kafka, logLevel } from 'kafkajs';
import type { EventType } from '../contracts/catalog.ts';
import { readEvent } from '../contracts/read-event.ts';
import { clientSettings } from '../local/rig/aws-environment.ts';
import { CognitoUser } from '../local/rig/cognito-user.ts';
import { startPipeline, stopPipeline, type Pipeline } from '../local/rig/pipeline.ts';
import { freePort } from '../local/rig/tcp-ports.ts';
import { installTools } from '../local/rig/tools.ts';
import { openTopicReader, type TopicReader } from '../local/rig/topic-reader.ts';
import { waitFor } from '../local/rig/wait-for.ts';
import { quantile } from './quantile.ts';
import { figuresTable } from '../cli/plain-table.ts';

const logins = 100;
const warmUp = 5;
const event: EventType = 'cognito.login.succeeded.v1';

/**
 * Milliseconds from the call of a login until a Kafka consumer has its event, over 100 logins of one user through the
 * deployed local pipeline. Floor: the same consumer and broker with nothing in between, one record at a time.
 */
export async function loginToKafka(print: (line: string) => void): Promise<void> {
  await installTools(print);
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-bench-'));
  const kafka = { port: await freePort() };
  const pipeline = await startPipeline({
    runFolder,
    topic: 'identity-events',
    awsPort: await freePort(),
    kafka,
    print,
  });
  try {
    const reader = await openTopicReader(pipeline.bootstrap, pipeline.topic);
    const floor = await timeRecords(pipeline, reader);
    const { calls, arrivals } = await timeLogins(pipeline, reader);
    await reader.close();
    const base = quantile(floor, 0.5);
    const row = (name: string, values: readonly number[]): string[] => [
      name,
      ...[0.5, 0.99].map((share) => quantile(values, share).toFixed(1)),
      `${(quantile(values, 0.5) / base).toFixed(1)}x`,
    ];
    const rows = [
      row('floor: a record straight to Kafka', floor),
      row('the login call itself', calls),
      row('login call until its event is in Kafka', arrivals),
    ];
    print(`\n${figuresTable([`${logins} times, one after the other`, 'median ms', 'p99 ms', 'of the floor'], rows)}`);
  } finally {
    await stopPipeline({ runFolder });
    await rm(runFolder, { recursive: true, force: true });
  }
}

async function timeRecords({ bootstrap, topic }: Pipeline, reader: TopicReader): Promise<number[]> {
  const producer = new Kafka({ brokers: bootstrap.split(','), logLevel: logLevel.NOTHING }).producer();
  await producer.connect();
  const times: number[] = [];
  for (let round = -warmUp; round < logins; round++) {
    const before = reader.records.length;
    const begin = Date.now();
    await producer.send({ topic, acks: -1, messages: [{ key: 'floor', value: `floor ${round}` }] });
    const record = await waitFor(() => reader.records[before], {
      what: 'the record',
      timeoutMs: 30_000,
      intervalMs: 1,
    });
    if (round >= 0) times.push(record.arrivedAt - begin);
  }
  await producer.disconnect();
  return times;
}

async function timeLogins({ endpoint, outputs }: Pipeline, reader: TopicReader) {
  const client = new CognitoIdentityProviderClient(clientSettings(endpoint));
  const user = new CognitoUser(client, outputs['UserPoolClientId'] ?? '', 'ann');
  await user.signUp();
  await user.confirm();
  const times = { calls: [] as number[], arrivals: [] as number[] };
  for (let round = -warmUp; round < logins; round++) {
    const before = reader.records.length;
    const begin = Date.now();
    await user.logIn();
    const answered = Date.now();
    const record = await waitFor(() => reader.records.slice(before).find(({ value }) => isEvent(value)), {
      what: `the event of login ${round}`,
      timeoutMs: 30_000,
      intervalMs: 1,
    });
    if (round < 0) continue;
    times.calls.push(answered - begin);
    times.arrivals.push(record.arrivedAt - begin);
  }
  return times;
}

function isEvent(value: string): boolean {
  const read = readEvent(value);
  return 'event' in read && read.event.type === event;
}
