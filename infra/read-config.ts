import { readFileSync } from 'node:fs';
import type { Node } from 'constructs';
import { parsePipelineConfig, PipelineConfigError, type PipelineConfig } from './config.ts';

/** Reads the configuration of a CDK app: the file named by `-c config=`, else `pipeline` in its context. */
export function readConfig(node: Node): PipelineConfig {
  const file = node.tryGetContext('config') as string | undefined;
  if (file === undefined) return parsePipelineConfig(node.tryGetContext('pipeline'));
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PipelineConfigError(`Cannot read the configuration file ${file}: ${(cause as Error).message}`, { cause });
  }
  return parsePipelineConfig(content);
}
