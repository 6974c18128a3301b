import { Stack } from 'aws-cdk-lib';
import type { CfnFunction, Function as Lambda } from 'aws-cdk-lib/aws-lambda';

/** "Lambda quotas": bytes of all variables. Lambda measures them as JSON, with the quotes and escapes of it. */
const maxBytes = 4096;

/** Bytes that a value takes which is known only at deployment, such as an ARN or the URL of a queue. */
const bytesOfToken = 160;

/** The options from which the variables come that can be of any length. */
const options: Readonly<Record<string, string>> = {
  PRIVACY_POLICY: 'privacy',
  USER_POOL_IDS: 'userPools',
  KAFKA_BROKERS: 'kafka.brokers',
  KAFKA_TOPICS_BY_TYPE: 'kafka.topics',
};

/** Returns a sentence if the variables of a function, as the template has them, are more than Lambda takes. */
export function environmentProblems(lambda: Lambda): string[] {
  const { environment } = lambda.node.defaultChild as CfnFunction;
  const { variables = {} } = (Stack.of(lambda).resolve(environment) ?? {}) as {
    variables?: Readonly<Record<string, unknown>>;
  };
  const texts = Object.entries(variables).map(([name, value]) => [name, estimated(value)] as const);
  const bytes = sizeOf(Object.fromEntries(texts));
  if (bytes <= maxBytes) return [];
  const largest = texts
    .map(([name, text]) => ({ name, bytes: sizeOf(text) }))
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, 2)
    .map(({ name, bytes: size }) => `${name} (${size}${options[name] ? `, from ${options[name]}` : ''})`);
  return [
    `The environment variables have about ${bytes} bytes, and Lambda takes ${maxBytes}. The largest are ` +
      `${largest.join(' and ')}. Shorten them.`,
  ];
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** The text of a variable, with a placeholder for each part that is known only at deployment. */
function estimated(value: unknown): string {
  if (typeof value === 'string') return value;
  const join = (value as { readonly 'Fn::Join'?: readonly [string, unknown] } | null)?.['Fn::Join'];
  if (!join || !Array.isArray(join[1])) return '-'.repeat(bytesOfToken);
  return (join[1] as unknown[]).map(estimated).join(join[0]);
}
