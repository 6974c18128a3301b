/** An option of a command. Parsing, help, completion and the reference page read this declaration. */
export interface OptionDeclaration {
  /** A noun phrase, then the allowed values. */
  readonly text: string;
  /** Placeholder of the value, such as NAME. @default - a flag without a value */
  readonly value?: string;
  /** Allowed values. @default - any */
  readonly choices?: readonly string[];
  /** Whether the option may be set several times. @default false */
  readonly repeatable?: boolean;
  /** Value if the option is not set, as it is written. @default - none */
  readonly default?: string;
  /** Converts a value. Throws a UsageError for an invalid value. @default - the string itself */
  readonly parse?: (text: string, option: string) => unknown;
  /** Names of options that contradict this option. @default - none */
  readonly conflicts?: readonly string[];
  /** Name of the option without which this option is invalid. @default - none */
  readonly requires?: string;
}

export type OptionDeclarations = Readonly<Record<string, OptionDeclaration>>;

/** The positional argument of a command. */
export interface ArgumentDeclaration {
  /** Placeholder, such as FILE. */
  readonly name: string;
  readonly text: string;
  readonly count: 'one' | 'optional' | 'any';
  /** Allowed values. @default - any */
  readonly choices?: readonly string[];
}

/** A command line and its result. */
export type Example = readonly [line: string, result: string];

interface Described {
  readonly name: string;
  /** Imperative, without a full stop, at most 60 characters. */
  readonly summary: string;
  readonly examples: readonly Example[];
  /** Paragraphs with more facts. @default - none */
  readonly details?: readonly string[];
}

/** A command, without its code. */
export interface CommandDeclaration extends Described {
  readonly options: OptionDeclarations;
  /** @default - the command accepts only options */
  readonly argument?: ArgumentDeclaration;
}

/** A command that has commands, without them. */
export type GroupDeclaration = Described;

type Converted<Option> = Option extends { readonly parse: (...input: never[]) => infer Value }
  ? Value
  : Option extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : string;

type ValueOf<Option> = Option extends { readonly value: string }
  ? Option extends { readonly repeatable: true }
    ? readonly Converted<Option>[]
    : Option extends { readonly default: string }
      ? Converted<Option>
      : Converted<Option> | undefined
  : boolean;

/** Values of the options, by name. A repeatable option that is not set is an empty list. */
export type OptionValues<Options> = { readonly [Name in keyof Options]: ValueOf<Options[Name]> };

type PositionalsOf<Declaration> = Declaration extends { readonly argument: infer Argument }
  ? Argument extends { readonly count: 'one' }
    ? readonly [Converted<Argument>]
    : Argument extends { readonly count: 'optional' }
      ? readonly [Converted<Argument>?]
      : readonly Converted<Argument>[]
  : readonly [];

/** The arguments of a command, read. */
export interface CommandInput<Declaration extends CommandDeclaration = CommandDeclaration> {
  readonly values: OptionValues<Declaration['options']>;
  readonly positionals: PositionalsOf<Declaration>;
}

/** Checks a declaration, and keeps its exact type for the values of its options. */
export const declareCommand = <const Declaration extends CommandDeclaration>(declaration: Declaration): Declaration =>
  declaration;

/** Checks declarations of options that several commands have, and keeps their exact types. */
export const declareOptions = <const Options extends OptionDeclarations>(options: Options): Options => options;
