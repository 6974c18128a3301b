import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Lambda } from '@aws-sdk/client-lambda';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { projectRoot } from '../../../local/rig/paths.ts';
import { awsCli, installAwsCli } from '../../../local/rig/tools.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';
import { aShell, scriptsOf } from './setup/page-script.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const lambda = new Lambda(clientSettings(endpoint));
const page = 'docs/guides/cloudformation.md';
let shell: Awaited<ReturnType<typeof aShell>>;

beforeAll(async () => {
  await installAwsCli(console.log);
  // The script before "--" with the arguments after it, as npm does it; npm itself could install packages.
  const run = (file: string) => `exec '${process.execPath}' '${join(projectRoot, file)}' "$@"`;
  const command = `while [ "$1" != -- ]; do script=$1; shift; done; shift
case $script in
  cognito-to-kafka) ${run('cli/main.ts')} ;;
  release:template) ${run('scripts/release-template.ts')} ;;
esac
exit 1`;
  shell = await aShell(endpoint, { npm: command, aws: `exec '${awsCli}' "$@"` });
  await shell.run('aws s3 mb s3://my-deployments');
});

afterAll(async () => {
  await shell.run('aws cloudformation delete-stack --stack-name Identity');
  await shell.remove();
});

/** Outputs of the stack by their names. */
async function outputs(): Promise<Record<string, string>> {
  const described = await shell.run(
    'aws cloudformation describe-stacks --stack-name Identity --query Stacks[0].Outputs',
  );
  const list = JSON.parse(described) as { readonly OutputKey: string; readonly OutputValue: string }[];
  return Object.fromEntries(list.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}

const files = (folder: string) =>
  Promise.all(
    ['template.json', 'functions/TriggerObserver.zip'].map((path) => readFile(join(shell.folder, folder, path))),
  );

test('the commands of the guide deploy a pipeline without CDK', async () => {
  const [write = '', deploy = '', verify = '', ...more] = await scriptsOf('Deploy the stack', page);
  expect(more).toEqual([]);
  const [, config = ''] = /```json\n([^]*?)```/.exec(await readFile(join(projectRoot, page), 'utf8')) ?? [];
  await writeFile(join(shell.folder, 'pipeline.json'), config.replace('identity-events', topic));

  await shell.run(write);
  await Promise.all([
    shell.run(deploy.replace('b-1.example.com:9092', bootstrap)),
    shell.run(write.replace('--output template.out', '--output again')),
  ]);

  // The same configuration gives the same bytes.
  expect(await files('again')).toEqual(await files('template.out'));
  expect(await shell.run(verify.replace('smoke', 'smoke --read-topic --timeout 120'))).toContain(
    `read from topic ${topic}`,
  );
  const { TriggerFunctionArn = '', EventBusName } = await outputs();
  expect(EventBusName).toBe('Identity-identity-events');
  const trigger = () => lambda.getFunctionConfiguration({ FunctionName: TriggerFunctionArn });
  expect(await trigger()).toMatchObject({ Version: '1', Environment: { Variables: { DELIVERY: 'after-response' } } });

  const [change = ''] = await scriptsOf('Change the stack', page);
  await shell.run(change);

  expect(await trigger()).toMatchObject({ Version: '2', Environment: { Variables: { DELIVERY: 'before-response' } } });
});
