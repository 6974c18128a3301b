import { build, parse, validate } from '@aws-sdk/core/util';

/** Parts of an ARN. Region and account are empty if the ARN names none. The resource may contain colons. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** Returns the parts of an ARN; `undefined` if the text is not an ARN. A part may be a wildcard of IAM. */
export const parseArn = (text: string): Arn | undefined => (validate(text) ? parse(text) : undefined);

/** Returns an ARN. Each part may also be a token of CDK. */
export const formatArn = (parts: Arn): string => build(parts);
