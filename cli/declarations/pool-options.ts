import { UsageError } from '../../platform/usage-error.ts';
import { declareOptions } from '../command-line/declaration.ts';
import { awsOptions } from './aws-options.ts';
import { jsonOption } from './json-option.ts';
import { stackOptions } from './stack-options.ts';

/** Options of the commands for the triggers of user pools. */
export const poolOptions = declareOptions({
  ...stackOptions,
  function: {
    value: 'ARN',
    parse: wholeFunctionArn,
    conflicts: ['stack'],
    requires: 'pool',
    text: 'Trigger function, instead of the function of a stack',
  },
  pool: { value: 'ID', repeatable: true, text: 'User pool (default: every pool of the stack)' },
  ...jsonOption,
  ...awsOptions,
});

const lambdaArn = /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;

function wholeFunctionArn(text: string, option: string): string {
  if (lambdaArn.test(text)) return text;
  throw new UsageError(
    `Invalid ${option} "${text}". Use the whole ARN: triggers are compared with it, and a name does not match any.`,
  );
}
