import { parsePipelineConfig, PipelineConfigError } from '../../infra/config/config.ts';
import { brokenRules } from '../../infra/config/config-rules.ts';
import { code, plain, table } from '../events-page/markdown.ts';
import { optionAt, pathText } from './config-options.ts';
import { rulesBetweenOptions, type Rule } from './rules-between-options.ts';

/** A row for each rule: the option that a mistake is told of, the rule, and what is allowed then, as the message says it. */
export const ruleTable = (): string =>
  table(
    ['option', 'rule', 'allowed'],
    rulesBetweenOptions.map((rule) => {
      const { path, allowed } = problemOf(rule);
      return [code(pathText(optionAt(path))), rule.words, plain(allowed)];
    }),
  );

/** What is told of a configuration that breaks the rule. Throws if that is not one thing. */
export function problemOf({ words, broken }: Rule) {
  const [problem, ...more] = brokenRules({ ...broken });
  if (!problem || more.length > 0) throw new Error(`The example of this rule has not one mistake: ${words}`);
  return problem;
}

/** The message for a configuration with mistakes. */
export function messageFor(config: object): string {
  try {
    parsePipelineConfig(config);
  } catch (error) {
    if (error instanceof PipelineConfigError) return error.message;
    throw error;
  }
  throw new Error('This configuration has no mistake.');
}
