import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { finishUnread } from '../local/rig/finish-unread.ts';
import { runProgram } from '../local/rig/run-program.ts';

const usage = `npm run release:template -- [options]     writes a CloudFormation template and the code of its functions

npm run release:template -- --config pipeline.json

--config FILE   configuration of the pipeline, JSON (default: {})
--output DIR    folder for template.json and functions/, which are replaced (default: template.out)
--help          this page

docs/guides/cloudformation.md shows how the AWS CLI deploys them.`;

finishUnread(process);
process.exitCode = await runProgram(
  { name: 'npm run release:template --', usage, readOptions, run: write },
  { print: console.log, printError: console.error, signal: new AbortController().signal },
);

function readOptions() {
  const { values } = parseArgs({
    options: {
      config: { type: 'string' },
      output: { type: 'string', default: 'template.out' },
      help: { type: 'boolean' },
    },
  });
  return values.help ? undefined : values;
}

async function write({ config, output }: NonNullable<ReturnType<typeof readOptions>>): Promise<number> {
  // Help needs no CDK, which takes a second to load.
  const [{ App }, { readConfig }, { templateFiles }] = await Promise.all([
    import('aws-cdk-lib'),
    import('../infra/config/read-config.ts'),
    import('./release-template/template-files.ts'),
  ]);
  const context = config === undefined ? {} : { config };
  const files = templateFiles(readConfig(new App({ context }).node));
  // The output may be a folder with other files.
  rmSync(join(output, 'functions'), { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(output, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  console.log(`wrote ${join(output, 'template.json')} and ${files.size - 1} zip files`);
  return 0;
}
