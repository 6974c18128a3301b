import { Type, type TProperties } from '@sinclair/typebox';

/** An object that has these members and no others. */
export const closed = <Members extends TProperties>(
  members: Members,
  options: { readonly default?: object; readonly description: string },
) => Type.Object(members, { ...options, additionalProperties: false });

/** One of these texts. */
export const oneOf = <const Text extends string>(
  texts: readonly Text[],
  options: { default?: Text; description?: string } = {},
) =>
  Type.Union(
    texts.map((text) => Type.Literal(text)),
    { ...options, hint: anyOf(texts) },
  );

export const anyOf = (texts: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(texts.map((text) => JSON.stringify(text)));

export const yesOrNo = (options: { default?: boolean; description: string }) =>
  Type.Boolean({ ...options, hint: 'true or false' });

/** A whole number within limits, which are part of what is said of a wrong one. */
export const wholeNumber = (options: { default?: number; minimum: number; maximum: number; description: string }) =>
  Type.Integer({ ...options, hint: `a whole number, ${options.minimum} to ${options.maximum}` });

/** The ARN of a KMS key, which need not be there. */
export const keyArn = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: '^arn:[\\w-]+:kms:[\\w-]+:\\d{12}:key/\\S+$',
      description,
      hint: 'the ARN of a KMS key',
    }),
  );
