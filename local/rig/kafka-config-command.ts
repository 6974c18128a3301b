import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { kafkaJars } from './kafka.ts';

/** Subject of a dynamic setting of the brokers. */
export interface ConfigEntity {
  readonly type: 'users' | 'clients';
  readonly name: string;
}

/** Gives the brokers a dynamic setting, `name=value`, by Kafka's own command: kafkajs has no call for these. Rejects with its error. */
export async function addKafkaConfig(bootstrap: string, { type, name }: ConfigEntity, setting: string): Promise<void> {
  await promisify(execFile)('java', [
    ...['-XX:TieredStopAtLevel=1', '-cp', join(kafkaJars, '*'), 'kafka.admin.ConfigCommand'],
    ...['--bootstrap-server', bootstrap, '--alter', '--entity-type', type, '--entity-name', name],
    ...['--add-config', setting],
  ]);
}
