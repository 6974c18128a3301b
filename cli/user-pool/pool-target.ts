import type { StackOutputName, StackOutputs } from '../../contracts/stack-outputs.ts';
import type { OptionValues } from '../command-line/declaration.ts';
import type { poolOptions } from '../declarations/pool-options.ts';
import { requiredOutput } from '../stack-outputs.ts';
import type { AttachmentPorts } from './attachment-ports.ts';

/** Options that name the function and the pools. */
export type TargetOptions = Pick<OptionValues<typeof poolOptions>, 'stack' | 'function' | 'pool'>;

/** The function and the pools that a command works on. */
export interface PoolTarget {
  readonly functionArn: string;
  readonly pools: readonly string[];
  /** See `excludedTriggersText`; empty without a stack. */
  readonly excluded: string;
}

/** Returns the name of the stack that has the function; `undefined` if an option names the function. */
export const stackOf = (options: TargetOptions): string | undefined =>
  options.function === undefined ? options.stack : undefined;

/** Returns the function and the selected pools. Throws CommandFailed if the stack does not output them. */
export async function findTarget(
  options: TargetOptions,
  { outputs: readOutputs }: Pick<AttachmentPorts, 'outputs'>,
): Promise<PoolTarget> {
  const stack = stackOf(options);
  const outputs: StackOutputs = stack === undefined ? {} : await readOutputs(stack);
  const named = (name: StackOutputName): string => requiredOutput(outputs, name, stack ?? '');
  return {
    functionArn: options.function ?? named('TriggerFunctionArn'),
    pools: options.pool.length > 0 ? options.pool : named('UserPoolId').split(',').filter(Boolean),
    excluded: outputs['UserPoolExcludedTriggers'] ?? '',
  };
}
