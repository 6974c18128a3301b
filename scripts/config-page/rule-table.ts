import { Value } from '@sinclair/typebox/value';
import { demandOf } from '../../infra/config/config-problem.ts';
import type { RuleCase } from '../../infra/config/config-rule.ts';
import { configSchema } from '../../infra/config/config-schema.ts';
import { parsePipelineConfig, PipelineConfigError } from '../../infra/config/config.ts';
import { withPreset } from '../../infra/config/presets.ts';
import { everyRule, ruleViolations } from '../../infra/config/rule-violations.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { code, plain } from '../markdown.ts';
import { optionAt, pathText } from './config-options.ts';

/** Every rule between options, in the order of the options. */
export const ruleCases: readonly RuleCase[] = everyRule().flatMap(({ cases }) => cases);

/** A row for each rule: the option, the rule, and the error for the rule's example without the value found. */
export const ruleTable = (): string =>
  markdownTable(
    ['option', 'rule', 'error'],
    ruleCases.map((one) => {
      const problem = problemOf(one);
      return [code(pathText(optionAt(problem.path))), one.text, plain(demandOf(problem))];
    }),
  );

/** Returns the mistake in the example of a rule. Throws if the example has not exactly one. */
export function problemOf({ text, example, stackRegion }: RuleCase) {
  const config = Value.Default(configSchema, withPreset(Value.Clone(example)));
  const [problem, ...more] = ruleViolations(config, stackRegion);
  if (!problem || more.length > 0)
    throw new Error(`The example of this rule does not have exactly one mistake: ${text}`);
  return problem;
}

/** Returns the error of a configuration with mistakes. */
export function messageFor(config: object): string {
  try {
    parsePipelineConfig(config);
  } catch (error) {
    if (error instanceof PipelineConfigError) return error.message;
    throw error;
  }
  throw new Error('This configuration has no mistake.');
}
