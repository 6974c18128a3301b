import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultProfile, profileNames, type ForwarderProfile } from '../contracts/forwarder-profile.ts';
import { figuresTable } from '../cli/plain-table.ts';
import type { OptionValues } from '../cli/command-line/declaration.ts';
import { deploy, synthesize } from '../local/rig/deploy.ts';
import { startPipeline, stopPipeline, type Pipeline } from '../local/rig/pipeline.ts';
import { freePort } from '../local/rig/tcp-ports.ts';
import { installTools } from '../local/rig/tools.ts';
import { openTopicReader } from '../local/rig/topic-reader.ts';
import type { loginToKafkaDeclaration } from './declarations.ts';
import { forwarderBatches } from './login-to-kafka/forwarder-batches.ts';
import { goalLines, headings, profileRow, type ProfileTimes } from './login-to-kafka/latency-figures.ts';
import { signUpUsers, timeLogins, timeRecords, type BenchUser } from './login-to-kafka/time-logins.ts';
import { writeMeasuredTable } from './measured-tables.ts';

const topic = 'identity-events';

/** Longer than a login needs here, so that no login waits for another. */
const intervalMs = 200;

/** Logins before the measured ones: they start the functions' environments. */
const warmUps = 20;

/**
 * Milliseconds from the call of a login until a Kafka consumer has its event, with each profile of the forwarder, through the
 * deployed local pipeline. Each profile reaches the stack as an update. Floor, for each: the same consumer and broker with
 * nothing in between, one record at a time.
 */
export async function loginToKafka(
  print: (line: string) => void,
  { logins, profile, write }: OptionValues<typeof loginToKafkaDeclaration.options>,
): Promise<void> {
  await installTools(print);
  const profiles = profileNames.filter((name) => profile.length === 0 || profile.includes(name));
  const runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-bench-'));
  const config = (name: ForwarderProfile) => ({ audit: { createTrail: true }, forwarder: { profile: name } });
  try {
    const pipeline = await startPipeline({
      runFolder,
      topic,
      awsPort: await freePort(),
      kafka: { port: await freePort() },
      config: config(profiles[0] ?? defaultProfile),
      batchingWindows: true,
      print,
    });
    const users = await signUpUsers(pipeline, logins + warmUps);
    const measured: ProfileTimes[] = [];
    for (const [index, name] of profiles.entries()) {
      if (index > 0) {
        await synthesize(runFolder, { ...config(name), kafka: { brokers: pipeline.bootstrap.split(','), topic } });
        await deploy(runFolder, pipeline.endpoint);
      }
      print(`measuring ${name}`);
      measured.push(await measure(pipeline, name, users));
    }
    const rows = measured.map(profileRow);
    print(`\n${logins} logins, one every 200 ms; milliseconds on the emulator, not on AWS\n`);
    print(figuresTable(headings, rows));
    for (const line of goalLines(measured)) print(line);
    if (write) await writeMeasuredTable('profiles', headings, rows);
  } finally {
    await stopPipeline({ runFolder });
    await rm(runFolder, { recursive: true, force: true });
  }
}

async function measure(
  pipeline: Pipeline,
  profile: ForwarderProfile,
  users: readonly BenchUser[],
): Promise<ProfileTimes> {
  const reader = await openTopicReader(pipeline.bootstrap, pipeline.topic);
  try {
    await timeLogins(users.slice(0, warmUps), reader, intervalMs);
    const floor = await timeRecords(pipeline, reader, users.length - warmUps);
    const begin = Date.now();
    const times = await timeLogins(users.slice(warmUps), reader, intervalMs);
    const batches = await forwarderBatches(pipeline, begin);
    const batchEvents = batches.reduce((sum, events) => sum + events, 0) / batches.length;
    return { profile, floor, ...times, batchEvents };
  } finally {
    await reader.close();
  }
}
