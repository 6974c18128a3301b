import { Type } from '@sinclair/typebox';
import { rule, withRules } from './config-rule.ts';

// "Tag naming limits and requirements", Tagging AWS resources: what every service takes.
const characters = '[\\w .:/=+@-]';
const namePattern = new RegExp(`^(?!aws:)${characters}{1,128}$`, 'i');
const nameOf = (path: readonly string[]): string => path.at(-1) ?? '';

const tag = withRules(
  Type.String({ pattern: `^${characters}{0,256}$`, hint: 'at most 256 letters, digits, spaces and _ . : / = + @ -' }),
  rule({
    text: 'Every AWS service accepts the name.',
    example: { tags: { 'aws:team': 'identity' } },
    isBroken: ({ path }) => !namePattern.test(nameOf(path)),
    found: ({ path }) => nameOf(path),
    allowed: 'a name of at most 128 letters, digits, spaces and _ . : / = + @ -, not beginning with aws:',
  }),
);

/** `tags` of the pipeline's configuration, by name. */
export const tagsSchema = Type.Record(Type.String(), tag, {
  default: {},
  description: 'Tags of every resource in the stack that can have tags, for example its owner or cost center.',
  hint: 'tags by name',
});
