import { Template } from 'aws-cdk-lib/assertions';
import { aPipelineStack } from './a-stack.ts';

declare global {
  /** See test/given/shared-strings-environment.ts. `undefined` in watch mode and in mutation runs. */
  var sharedStrings: Map<string, string> | undefined;
}

/**
 * Returns the template of the whole pipeline for a configuration as in cdk.json. A worker synthesizes each configuration once,
 * for all its test files.
 */
export function aPipelineTemplate(input: object = {}): Template {
  const key = `template of ${JSON.stringify(input)}`;
  const text = globalThis.sharedStrings?.get(key) ?? JSON.stringify(Template.fromStack(aPipelineStack(input)).toJSON());
  globalThis.sharedStrings?.set(key, text);
  return Template.fromJSON(JSON.parse(text) as Record<string, unknown>);
}
