import { Template } from 'aws-cdk-lib/assertions';
import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { PlainStack } from '../../../../infra/plain-template/plain-stack.ts';
import { rewriteTemplate, type PlainTemplate } from '../../../../infra/plain-template/rewrite-template.ts';
import { anApp } from '../../../given/builders/a-stack.ts';

/** The template without CDK for a configuration. Its functions have no code, because nothing is bundled. */
export function aPlainTemplate(config: object): PlainTemplate {
  const stack = new PlainStack(anApp(), parsePipelineConfig(config));
  const template = Template.fromStack(stack).toJSON() as PlainTemplate;
  return rewriteTemplate(template, stack.options, (functionId) => `functions/${functionId}.zip`);
}
