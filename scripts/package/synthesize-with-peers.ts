import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Versions of `aws-cdk-lib` and `constructs` to install with the package. */
export interface Peers {
  readonly 'aws-cdk-lib': string;
  readonly constructs: string;
}

/** The oldest versions that the peer ranges in package.json allow. */
export const oldestPeers = (ranges: Peers): Peers => ({
  'aws-cdk-lib': ranges['aws-cdk-lib'].replace(/^\^/, ''),
  constructs: ranges.constructs.replace(/^\^/, ''),
});

const program = `const { App, Stack } = require('aws-cdk-lib');
const { IdentityEventPipeline } = require('cognito-to-kafka/constructs');
const app = new App({ outdir: 'out' });
const pipeline = new IdentityEventPipeline(new Stack(app, 'Identity'), 'Pipeline', {
  userPools: [{ id: 'eu-west-1_AbCdEf123' }],
  kafka: { brokers: ['b-1.example.com:9092'], topic: 'identity-events' },
});
pipeline.addConsumer('Analytics', { types: ['cognito.login.*'], target: 'arn:aws:sqs:eu-west-1:444455556666:logins' });
app.synth();
`;

/**
 * Installs a packed package with these peers into a new folder, and synthesizes a pipeline. Resolves with the number of function
 * bundles in the assembly. Rejects with the output of npm or of the synthesis.
 */
export async function synthesizeWithPeers(tarball: string, peers: Peers): Promise<number> {
  const cwd = await mkdtemp(join(tmpdir(), 'peers-'));
  try {
    const run = promisify(execFile);
    const packages = [tarball, ...Object.entries(peers).map(([name, version]) => `${name}@${version}`)];
    await writeFile(join(cwd, 'package.json'), '{ "private": true }');
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd });
    await writeFile(join(cwd, 'app.cjs'), program);
    await run(process.execPath, ['app.cjs'], { cwd });
    return (await readdir(join(cwd, 'out'))).filter((name) => name.startsWith('asset.')).length;
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
