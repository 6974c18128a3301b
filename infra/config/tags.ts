import { Type } from '@sinclair/typebox';
import { members, type ConfigProblem } from './config-problem.ts';

// "Tag naming limits and requirements", Tagging AWS resources: what every service takes.
const characters = '[\\w .:/=+@-]';

/** `tags` of the pipeline's configuration, by name. */
export const tagsSchema = Type.Record(
  Type.String(),
  Type.String({ pattern: `^${characters}{0,256}$`, hint: 'at most 256 letters, digits, spaces and _ . : / = + @ -' }),
  {
    default: {},
    description: 'Tags that everything in the stack gets, wherever AWS has tags: whose it is, who pays for it.',
    hint: 'tags by name',
  },
);

const namePattern = new RegExp(`^(?!aws:)${characters}{1,128}$`, 'i');
const allowedNames = 'a name of at most 128 letters, digits, spaces and _ . : / = + @ -, not beginning with aws:';

/** What is wrong with the names of `tags`. */
export const tagProblems = (tags: unknown): ConfigProblem[] =>
  Object.keys(members(tags))
    .filter((name) => !namePattern.test(name))
    .map((name) => ({ path: ['tags', name], found: name, allowed: allowedNames }));
