import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';
import { describeProblem, mistakeLine, mistakeOf, type ConfigMistake } from './config-problem.ts';
import { ruleViolations } from './rule-violations.ts';
import { withProfile } from './forwarder.ts';
import { withPreset } from './presets.ts';
import { configSchema, namesAt, type PipelineConfig } from './config-schema.ts';

export type { PipelineConfig } from './config-schema.ts';

/** The configuration has mistakes; the message lists all of them. */
export class PipelineConfigError extends Error {
  override readonly name = 'PipelineConfigError';
}

/** Fills in what the preset and the profile set and the defaults, and checks everything. Throws one error with all mistakes: path, found, allowed. */
export function parsePipelineConfig(input: unknown): PipelineConfig {
  const value = withProfile(Value.Default(configSchema, withPreset(Value.Clone(input ?? {}))));
  failWith(configMistakes(value).map(mistakeLine));
  return value as PipelineConfig;
}

/** Returns every mistake of a configuration with its defaults. `stackRegion` is the Region of the stack, if it is known. */
export function configMistakes(value: unknown, stackRegion?: string): ConfigMistake[] {
  const mistakes = new Map<string, ConfigMistake>();
  for (const error of Value.Errors(configSchema, value)) {
    // The first error of a path is the telling one; the others follow from it.
    if (!mistakes.has(error.path)) mistakes.set(error.path, mistakeIn(error));
  }
  return [...mistakes.values(), ...ruleViolations(value, stackRegion).map(mistakeOf)];
}

/** Checks the rules of a parsed configuration with the Region of its stack. Throws one error with all mistakes. */
export const checkRegions = (config: PipelineConfig, stackRegion: string): void => {
  failWith(ruleViolations(config, stackRegion).map(describeProblem));
};

function failWith(lines: readonly string[]): void {
  if (lines.length > 0) throw new PipelineConfigError(`The pipeline's configuration is wrong:\n${lines.join('\n')}`);
}

function mistakeIn({ path: pointer, value: found, schema, type }: ValueError): ConfigMistake {
  const path = pointer.split('/').slice(1).map(unescaped);
  if (type === ValueErrorType.ObjectAdditionalProperties) {
    return { path, found, says: `unknown; allowed here: ${namesAt(path.slice(0, -1)).join(', ')}` };
  }
  const allowed = (schema['hint'] as string | undefined) ?? String(schema['type'] ?? 'see the schema');
  return mistakeOf({ path, found, allowed });
}

/** A name in a JSON pointer, RFC 6901. */
const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');
