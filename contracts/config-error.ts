/** The settings of a function are wrong. Names every bad variable and its expected form, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'BAD_CONFIGURATION';

  constructor(problems: readonly string[]) {
    super(`Set these environment variables right: ${problems.join('; ')}`);
  }
}

/** A whole number from an environment variable, its default where it is unset, or undefined where it is out of range. */
export function wholeNumber(
  text: string | undefined,
  range: { readonly min: number; readonly max: number; readonly otherwise: number },
): number | undefined {
  const value = text === undefined || text === '' ? range.otherwise : Number(text);
  return Number.isInteger(value) && value >= range.min && value <= range.max ? value : undefined;
}
