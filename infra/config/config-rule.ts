import type { TSchema } from '@sinclair/typebox';
import type { ConfigProblem } from './config-problem.ts';

/** One option of a configuration that may have any shape. */
export interface OptionPlace {
  /** Value of the option; `undefined` if it is not set. */
  readonly found: unknown;
  /** Steps from the root of the configuration. */
  readonly path: readonly string[];
  /** The object that the option is a property of. */
  readonly siblings: Readonly<Record<string, unknown>>;
  readonly config: Readonly<Record<string, unknown>>;
  /** Region of the stack, else of the user pools. `undefined` if neither is known. */
  readonly stackRegion: string | undefined;
}

/** A sentence of the reference page, and the mistake that it excludes. */
export interface RuleCase {
  /** One sentence of Markdown. */
  readonly text: string;
  /** Configuration that makes this mistake and no other: a test and the reference page show its error. */
  readonly example: object;
  /** Region of the stack in the example. @default - that of the example's user pools */
  readonly stackRegion?: string;
}

/** A rule that the schema of one option cannot express, because it depends on other options. */
export interface ConfigRule {
  readonly cases: readonly RuleCase[];
  /** Returns the mistakes at an option, with paths from the option. */
  readonly check: (place: OptionPlace) => readonly ConfigProblem[];
}

type TextOrFunction = string | ((place: OptionPlace) => string);

interface SimpleRule extends RuleCase {
  readonly isBroken: (place: OptionPlace) => boolean;
  /** Description of the allowed values. @default - the option must not be set */
  readonly allowed?: TextOrFunction;
  /** Reason, as the end of a sentence with "because". @default - the error gives no reason */
  readonly because?: TextOrFunction;
  /** @default - the value of the option */
  readonly found?: (place: OptionPlace) => unknown;
}

/** Creates a rule with one condition. */
export const rule = ({ isBroken, allowed, because, found, ...only }: SimpleRule): ConfigRule => ({
  cases: [only],
  check: (place) =>
    isBroken(place)
      ? [
          {
            path: [],
            found: found ? found(place) : place.found,
            allowed: textFor(allowed, place),
            because: textFor(because, place),
          },
        ]
      : [],
});

const textFor = (text: TextOrFunction | undefined, place: OptionPlace): string | undefined =>
  typeof text === 'function' ? text(place) : text;

// A symbol, so that no JSON Schema has it.
const rules = Symbol('rules');

/** Adds rules to the schema of an option. */
export const withRules = <Schema extends TSchema>(schema: Schema, ...more: readonly ConfigRule[]): Schema => ({
  ...schema,
  [rules]: [...rulesOf(schema), ...more],
});

/** Returns the rules of one option, without those of its parts. */
export const rulesOf = (schema: TSchema): readonly ConfigRule[] =>
  (schema as { readonly [rules]?: readonly ConfigRule[] })[rules] ?? [];
