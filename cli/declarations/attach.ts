import type { Trigger } from '../../contracts/trigger-sources.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { declareCommand } from '../command-line/declaration.ts';
import { oneOf } from '../command-line/option-values.ts';
import { poolOptions } from './pool-options.ts';

/** Tools for which `--print` prints code. */
export const printedTools = ['cdk', 'terraform', 'aws-cli', 'all'] as const;

export const attachDeclaration = declareCommand({
  name: 'attach',
  summary: 'Attach the trigger function to user pools',
  details: ['The command changes only triggers. It never replaces another function.'],
  examples: [
    ['cognito-to-kafka attach', 'Dry run'],
    ['cognito-to-kafka attach --yes', 'Attach the function'],
    ['cognito-to-kafka attach --print terraform > triggers.tf', 'Print the code for the owner of the pool'],
  ],
  options: {
    ...poolOptions,
    'exclude-trigger': {
      value: 'TRIGGER,…',
      repeatable: true,
      parse: triggersIn,
      text: 'Observed triggers that do not change, next to those that the stack excludes',
    },
    yes: { conflicts: ['print'], text: 'Attach; without it, a dry run' },
    print: {
      value: 'TOOL',
      choices: printedTools,
      text: 'Print the code that the owner of the pool adds',
    },
  },
});

/** Reads a comma-separated list of triggers. Throws a UsageError for a name that is not an observed trigger. */
function triggersIn(text: string, option: string): readonly Trigger[] {
  return text.split(',').map((name) => {
    const found = observedTriggers.find((trigger) => trigger === name);
    if (found) return found;
    throw new UsageError(`Invalid ${option} "${name}". Use ${oneOf(observedTriggers)}.`);
  });
}
