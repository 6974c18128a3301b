import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';
import { describeProblem } from './config-problem.ts';
import { brokenRules } from './config-rules.ts';
import { withPreset } from './presets.ts';
import { regionProblems } from './region-rules.ts';
import { configSchema, namesAt, type PipelineConfig } from './config-schema.ts';

export type { PipelineConfig } from './config-schema.ts';

/** The configuration has mistakes; the message lists all of them. */
export class PipelineConfigError extends Error {
  override readonly name = 'PipelineConfigError';
}

/** Fills in what the preset sets and the defaults, and checks everything. Throws one error with all mistakes: path, found, allowed. */
export function parsePipelineConfig(input: unknown): PipelineConfig {
  const value = Value.Default(configSchema, withPreset(Value.Clone(input ?? {})));
  const problems = new Map<string, string>();
  for (const error of Value.Errors(configSchema, value)) {
    // The first error of a path is the telling one; the others follow from it.
    if (!problems.has(error.path)) problems.set(error.path, describe(error));
  }
  failWith([...problems.values(), ...brokenRules(value).map(describeProblem)]);
  return value as PipelineConfig;
}

/** Compares the Regions in a configuration with the stack's Region. Throws one error with all mistakes. */
export const checkRegions = (config: PipelineConfig, stackRegion: string): void => {
  failWith(regionProblems(config, stackRegion).map(describeProblem));
};

function failWith(lines: readonly string[]): void {
  if (lines.length > 0) throw new PipelineConfigError(`The pipeline's configuration is wrong:\n${lines.join('\n')}`);
}

function describe({ path: pointer, value, schema, type }: ValueError): string {
  const path = pointer.split('/').slice(1).map(unescaped);
  if (type === ValueErrorType.ObjectAdditionalProperties) {
    return `- ${path.join('.')}: unknown; allowed here: ${namesAt(path.slice(0, -1)).join(', ')}`;
  }
  const allowed = (schema['hint'] as string | undefined) ?? String(schema['type'] ?? 'see the schema');
  return describeProblem({ path, found: value, allowed });
}

/** A name in a JSON pointer, RFC 6901. */
const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');
