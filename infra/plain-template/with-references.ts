import { Fn, Intrinsic, Token } from 'aws-cdk-lib';
import type { PipelineConfig } from '../config/config-schema.ts';
import { valueAt, type EnvironmentOption } from './environment-options.ts';

/**
 * Options that stay as they are while the stack is built, because the code of a function depends on the service in the ARN.
 * `rewriteTemplate` replaces their value.
 */
export const replacedLater: readonly string[] = ['privacy.hashKeyArn'];

/** Returns the configuration with a reference to the parameter in place of the value of each option. */
export function withReferences(config: PipelineConfig, options: readonly EnvironmentOption[]): PipelineConfig {
  const copy = structuredClone(config);
  for (const { path, parameter, value } of options) {
    if (replacedLater.includes(path.join('.'))) continue;
    const branch = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
    branch[path.at(-1) ?? ''] = referenceTo(parameter, value);
  }
  return copy;
}

function referenceTo(parameter: string, value: unknown): unknown {
  if (typeof value === 'number') return Token.asNumber(new Intrinsic({ Ref: parameter }));
  if (!Array.isArray(value)) return Fn.ref(parameter);
  const isText = parameter === brokersName;
  const list = isText ? Fn.split(',', Fn.ref(parameter)) : Token.asList(new Intrinsic({ Ref: parameter }));
  return isText ? list : value.map((_item, index) => Fn.select(index, list));
}

/** Parameter of a list that is one text with commas, as the CDK app has it. */
export const brokersName = 'KafkaBrokers';
