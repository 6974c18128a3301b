import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import { accountId, awsEnvironment, region } from './aws-environment.ts';
import { localFolder, projectRoot } from './paths.ts';

/** Name of the stack of a run, unless its configuration names another. */
const defaultStackName = 'CognitoToKafka';

/** Synthesizes the app into a folder of the run; needs no emulator, so it can go on while that starts. */
export async function synthesize(runFolder: string, config: object): Promise<void> {
  const file = join(runFolder, 'pipeline.json');
  await writeFile(file, JSON.stringify({ stackName: defaultStackName, ...config }));
  await cdk('synth', ['--quiet', '--output', assembly(runFolder), '-c', `config=${file}`], {});
}

/** The real `cdk bootstrap`: what CDK needs in an account before it can deploy. */
export const bootstrap = (endpoint: string): Promise<void> =>
  cdk('bootstrap', [`aws://${accountId}/${region}`], awsEnvironment(endpoint));

/** Deploys the synthesized app with the real `cdk deploy`. Returns the outputs of the stack. Throws with the error of CDK. */
export async function deploy<Outputs extends object = StackOutputs>(
  runFolder: string,
  endpoint: string,
  stackName = defaultStackName,
): Promise<Outputs> {
  const file = join(runFolder, 'outputs.json');
  const options = ['--app', assembly(runFolder), '--require-approval', 'never', '--outputs-file', file];
  await cdk('deploy', [...options, '--all', '--progress', 'events'], awsEnvironment(endpoint));
  const stacks = JSON.parse(await readFile(file, 'utf8')) as Record<string, Outputs>;
  return stacks[stackName] ?? ({} as Outputs);
}

/** The real `cdk destroy` of what was synthesized and deployed. */
export const destroy = (runFolder: string, endpoint: string): Promise<void> =>
  cdk('destroy', ['--app', assembly(runFolder), '--all', '--force'], awsEnvironment(endpoint));

const assembly = (runFolder: string): string => join(runFolder, 'cdk.out');

async function cdk(command: string, args: readonly string[], env: Record<string, string>): Promise<void> {
  const binaries = join(projectRoot, 'node_modules', '.bin');
  const options = {
    cwd: projectRoot,
    env: {
      PATH: [dirname(process.execPath), binaries, process.env['PATH'] ?? ''].join(delimiter),
      HOME: localFolder,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      ...env,
    },
    maxBuffer: 64 * 1024 * 1024,
  };
  try {
    const tool = join(binaries, 'cdk');
    await promisify(execFile)(tool, [command, '--no-notices', '--no-version-reporting', '--ci', ...args], options);
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    const lines = `${stdout}\n${stderr}`.trim().split('\n').slice(-25).join('\n');
    throw new Error(`cdk ${command} failed:\n${lines}`, { cause });
  }
}
