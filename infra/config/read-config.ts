import { readFileSync } from 'node:fs';
import type { Node } from 'constructs';
import { members } from './config-problem.ts';
import { parsePipelineConfig, PipelineConfigError, type PipelineConfig } from './config.ts';

/**
 * Reads the configuration of a CDK app: the file named by `-c config=`, else `pipeline` in its context; and in place of its
 * preset that of `-c preset=`.
 */
export function readConfig(node: Node): PipelineConfig {
  const file = node.tryGetContext('config') as string | undefined;
  const content: unknown = file === undefined ? node.tryGetContext('pipeline') : contentOf(file);
  const preset: unknown = node.tryGetContext('preset');
  const isShaped = typeof (content ?? {}) === 'object' && !Array.isArray(content);
  return parsePipelineConfig(preset === undefined || !isShaped ? content : { ...members(content), preset });
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PipelineConfigError(`Cannot read the configuration file ${file}: ${(cause as Error).message}`, { cause });
  }
}
