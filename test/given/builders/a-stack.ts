import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { parsePipelineConfig } from '../../../infra/config/config.ts';
import { PipelineStack } from '../../../infra/pipeline-stack.ts';

const cdkJson = readFileSync(join(import.meta.dirname, '../../../cdk.json'), 'utf8');
/** The feature flags of the project, and its configuration. */
export const { context: contextOfCdkJson } = JSON.parse(cdkJson) as { context: Record<string, unknown> };

const folder = mkdtempSync(join(tmpdir(), 'a-stack-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Work of CDK that no template shows, which takes a third of the time of a test. */
const extras = {
  'aws:cdk:disable-creation-stack-traces': true,
  'aws:cdk:disable-logicalId-metadata': true,
  '@aws-cdk/core:enableAdditionalMetadataCollection': false,
};

/** An app with the feature flags of cdk.json. It neither bundles functions nor validates templates, to save seconds. */
export const anApp = (): App =>
  new App({
    outdir: mkdtempSync(join(folder, 'app-')),
    context: { ...contextOfCdkJson, ...extras, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: false,
    treeMetadata: false,
  });

/** An empty stack in an app of its own. */
export const aStack = (): Stack => new Stack(anApp(), 'Stack');

/** The stack of the whole pipeline for a configuration as it is in cdk.json; by default, that of the defaults. */
export function aPipelineStack(input: object = {}): PipelineStack {
  const config = parsePipelineConfig(input);
  return new PipelineStack(anApp(), config.stackName, { config });
}
