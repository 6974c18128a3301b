import type { StackOutputName, StackOutputs } from '../../contracts/stack-outputs.ts';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { UsageError } from '../../platform/usage-error.ts';
import { parseOptions } from '../parse-options.ts';
import { requiredOutput } from '../stack-outputs.ts';
import type { AwsSettings, PoolAccess } from './pool-access.ts';

/** How the options of the three commands are told. */
export const poolUsage = `--stack NAME      the deployed stack: its trigger function, and its pools where no --pool is given
--function ARN    the trigger function, where there is no --stack
--pool ID         a user pool, repeatable
--json            one JSON object for each pool
--region, --profile, --endpoint-url   as for the AWS CLI; without them its environment and files hold`;

/** The options, read. */
export interface PoolOptions {
  readonly stack: string | undefined;
  readonly functionArn: string | undefined;
  readonly pools: readonly string[];
  readonly except: readonly Trigger[];
  readonly json: boolean;
  readonly yes: boolean;
  readonly print: boolean;
  readonly aws: AwsSettings;
}

const poolOptions = {
  stack: { type: 'string' },
  function: { type: 'string' },
  pool: { type: 'string', multiple: true, default: [] as string[] },
  'exclude-trigger': { type: 'string', multiple: true, default: [] as string[] },
  region: { type: 'string' },
  profile: { type: 'string' },
  'endpoint-url': { type: 'string' },
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  print: { type: 'boolean', default: false },
} as const;

/** Reads the arguments. Throws a UsageError that names what is wrong or missing. */
export function readPoolOptions(
  argv: readonly string[],
  more: readonly ('exclude-trigger' | 'yes' | 'print')[] = [],
): PoolOptions {
  const either = [
    ['stack', 'function'],
    ['yes', 'print'],
  ] as const;
  const { values } = parseOptions({ args: [...argv], options: poolOptions }, { either });
  const unasked = (['exclude-trigger', 'yes', 'print'] as const).find(
    (name) => !more.includes(name) && [values[name]].flat().some(Boolean),
  );
  if (unasked) throw new UsageError(`There is no --${unasked} here.`);
  const { stack, function: functionArn, pool: pools, region, profile, 'endpoint-url': endpoint } = values;
  if (stack === undefined && (functionArn === undefined || pools.length === 0)) {
    throw new UsageError('Say --stack NAME, or both --function ARN and --pool ID.');
  }
  if (functionArn !== undefined && !lambdaArn.test(functionArn)) {
    throw new UsageError(
      `Invalid --function "${functionArn}". Use the whole ARN: triggers are compared with it, and a name does not match any.`,
    );
  }
  return {
    stack,
    functionArn,
    pools,
    except: values['exclude-trigger'].flatMap((names) => names.split(',')).map(observed),
    json: values.json,
    yes: values.yes,
    print: values.print,
    aws: { ...(region && { region }), ...(profile && { profile }), ...(endpoint && { endpoint }) },
  };
}

const lambdaArn = /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;

function observed(name: string): Trigger {
  const found = observedTriggers.find((trigger) => trigger === name);
  if (found) return found;
  throw new UsageError(`--exclude-trigger takes ${observedTriggers.join(', ')}; it is "${name}".`);
}

/** The function and the pools that a command works on. */
export interface PoolTarget {
  readonly functionArn: string;
  readonly pools: readonly string[];
  /** See `excludedTriggersText`; empty without a stack. */
  readonly excluded: string;
}

/** Returns the function and the selected pools. Throws CommandFailed if the stack does not output them. */
export async function findTarget(
  { stack, functionArn, pools }: PoolOptions,
  access: Pick<PoolAccess, 'outputs'>,
): Promise<PoolTarget> {
  const outputs: StackOutputs = stack === undefined ? {} : await access.outputs(stack);
  const named = (name: StackOutputName): string => requiredOutput(outputs, name, stack ?? '');
  return {
    functionArn: functionArn ?? named('TriggerFunctionArn'),
    pools: pools.length > 0 ? pools : named('UserPoolId').split(',').filter(Boolean),
    excluded: outputs['UserPoolExcludedTriggers'] ?? '',
  };
}
