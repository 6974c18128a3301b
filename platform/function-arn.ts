import { formatArn, parseArn } from './arn.ts';

/** Parts of the ARN of a Lambda function. */
export interface FunctionArn {
  /** ARN of the function itself. */
  readonly functionArn: string;
  readonly name: string;
  /** Version or alias; `undefined` if the ARN is that of the function itself. */
  readonly qualifier: string | undefined;
}

/** Returns the parts of an ARN of a function, of one of its versions or of an alias; `undefined` if the text is not an ARN. */
export function parseFunctionArn(text: string): FunctionArn | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  // "function:NAME" or "function:NAME:QUALIFIER" ("Using Lambda versions", Lambda guide).
  const [kind = '', name = '', qualifier] = arn.resource.split(':');
  return { functionArn: formatArn({ ...arn, resource: `${kind}:${name}` }), name, qualifier };
}
