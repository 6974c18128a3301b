import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { StackOutputs } from '../../contracts/stack-outputs.ts';
import { accountId, awsEnvironment, region } from './aws-environment.ts';
import { localFolder, projectRoot } from './paths.ts';

/** Name of the stack of a run, unless its configuration names another. */
export const defaultStackName = 'CognitoToKafka';

/** Synthesizes the app into a folder of the run; needs no emulator, so it can go on while that starts. */
export async function synthesize(runFolder: string, config: object): Promise<void> {
  const file = join(runFolder, 'pipeline.json');
  await writeFile(file, JSON.stringify({ stackName: defaultStackName, ...config }));
  // CDK validates templates for two seconds; `npm run synth`, `cdk deploy` and cfn-lint validate them all the same.
  await cdk('synth', ['--quiet', '--no-validation', '--output', assembly(runFolder), '-c', `config=${file}`], {});
}

/** Creates the resources that CDK needs in an account, with the real `cdk bootstrap`. */
export const bootstrap = (endpoint: string): Promise<void> =>
  // Next to cdk.json it would synthesize the app for nothing, which takes four seconds.
  cdk('bootstrap', [`aws://${accountId}/${region}`], awsEnvironment(endpoint), localFolder);

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

async function cdk(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd = projectRoot,
): Promise<void> {
  const binaries = join(projectRoot, 'node_modules', '.bin');
  const options = {
    cwd,
    env: {
      PATH: [dirname(process.execPath), binaries, process.env['PATH'] ?? ''].join(delimiter),
      HOME: localFolder,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      // Saves two seconds of CPU time in a run.
      NODE_COMPILE_CACHE: join(localFolder, 'compile-cache'),
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
