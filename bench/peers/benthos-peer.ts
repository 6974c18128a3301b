import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { installOnce } from '../../local/rig/install-once.ts';
import { localFolder } from '../../local/rig/paths.ts';
import { benthosSettings } from './benthos-settings.ts';
import type { Peer } from './peer.ts';
import { startProcessPeer } from './process-peer.ts';

const source = join(import.meta.dirname, 'benthos');
const folder = join(localFolder, 'benthos');
/** The program, once it has been built. */
export const benthosProgram = join(folder, 'benthos');

/** Whether the machine has the Go toolchain, with which Benthos is built. */
export const hasGo = (path = process.env['PATH'] ?? ''): boolean =>
  path.split(delimiter).some((each) => existsSync(join(each, 'go')));

/** Builds Benthos into `.local/` unless it is built; it takes some minutes. Rejects with the output of `go`. */
export async function buildBenthos(print: (line: string) => void): Promise<void> {
  const recipe = ['main.go', 'go.mod', 'go.sum'].map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  const needs = 'Go 1.21 or newer and a Go module proxy';
  await installOnce({ folder, recipe, what: 'Benthos', needs, expectedMegabytes: 51 }, print, async () => {
    mkdirSync(folder, { recursive: true });
    const flags = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w'];
    await promisify(execFile)('go', ['build', ...flags, '-o', benthosProgram, '.'], { cwd: source });
  });
}

/** Environment of its process. One core, as for the peers on Node: with more it needs more CPU time for an event. */
export const benthosVariables = { PATH: process.env['PATH'] ?? '', GOMAXPROCS: '1' };

/** Benthos 4.27.0, in one process. */
export const benthosPeer: Peer = {
  name: 'Benthos',
  settings: [
    'Benthos 4.27.0: aws_sqs, a mapping, json_schema for the type, kafka with zstd and ack_replicas',
    'batches of up to 100 records after 10 ms, GOMAXPROCS=1, murmur2 partitions',
    'its documented dead-letter queue: switch with errored() before Kafka, and fallback after a rejection',
  ],
  start: (place) => {
    mkdirSync(place.folder, { recursive: true });
    const file = join(place.folder, 'benthos.json');
    writeFileSync(file, JSON.stringify(benthosSettings(place), undefined, 2));
    return startProcessPeer({
      name: 'benthos',
      runFolder: place.folder,
      command: benthosProgram,
      args: ['-c', file],
      env: benthosVariables,
      isReady: (log) => log.includes('Launching'),
    });
  },
};
