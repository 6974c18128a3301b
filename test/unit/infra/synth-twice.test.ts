import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { parsePipelineConfig } from '../../../infra/config/config.ts';
import { PipelineStack } from '../../../infra/pipeline-stack.ts';
import { contextOfCdkJson } from '../../given/builders/a-stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'synth-twice-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The template with the hashes of all bundled code in it, as `cdk diff` compares it with what is deployed. */
function synthesize(outdir: string): unknown {
  const app = new App({
    outdir: join(folder, outdir),
    context: contextOfCdkJson,
    builtinCloudFormationValidation: false,
  });
  const config = parsePipelineConfig({});
  new PipelineStack(app, config.stackName, { config });
  return app.synth().getStackByName(config.stackName).template;
}

test('a second synth gives the same template and code, so that cdk diff is empty', () => {
  const first = synthesize('first');

  expect(JSON.stringify(first)).toMatch(/"S3Key":"[0-9a-f]{64}\.zip"/);
  expect(synthesize('second')).toEqual(first);
});
