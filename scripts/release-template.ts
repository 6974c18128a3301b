import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { App } from 'aws-cdk-lib';
import { PipelineConfigError } from '../infra/config/config.ts';
import { readConfig } from '../infra/config/read-config.ts';
import { templateFiles } from './release-template/template-files.ts';

const help = `Write a CloudFormation template and the code of its functions, to be deployed without CDK

Usage: npm run release:template -- [options]

Options:
  --config FILE  configuration of the pipeline, JSON (default: {})
  --output DIR   folder for template.json and functions/, which are replaced (default: template.out)
  -h, --help     print this help

Deploy it as docs/guides/cloudformation.md shows.`;

try {
  const { values } = parseArgs({
    options: { config: { type: 'string' }, output: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) console.log(help);
  else write(values.config, values.output ?? 'template.out');
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isUsage = code?.startsWith('ERR_PARSE_ARGS_') === true;
  if (!isUsage && !(error instanceof PipelineConfigError)) throw error;
  console.error(isUsage ? `${message.split('. ')[0] ?? ''}. See --help.` : message);
  process.exitCode = isUsage ? 2 : 1;
}

function write(config: string | undefined, output: string): void {
  const context = config === undefined ? {} : { config };
  const files = templateFiles(readConfig(new App({ context }).node));
  // Only the folders that this command writes: the output may be a folder with other files.
  rmSync(join(output, 'functions'), { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(output, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  console.log(`wrote ${join(output, 'template.json')} and the code of ${files.size - 1} functions`);
}
