import { UsageError } from '../../platform/usage-error.ts';

interface NumberRange {
  readonly min: number;
  /** @default - no limit */
  readonly max?: number;
  /** @default - a number without a unit */
  readonly unit?: string;
}

/** Returns the reader of an option whose value is a whole number. The reader throws a UsageError for any other value. */
export const wholeNumber =
  ({ min, max = Infinity, unit }: NumberRange) =>
  (text: string, option: string): number => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) return number;
    const range = max === Infinity ? `${min} or more` : `from ${min} to ${max}`;
    throw new UsageError(
      `Invalid ${option} "${text}". Use a whole number${unit === undefined ? '' : ` of ${unit}`}${max === Infinity ? ',' : ''} ${range}.`,
    );
  };

/** Reads events per second, such as 50/s or 50. Throws a UsageError for any other value. */
export function rate(text: string, option: string): number {
  const perSecond = Number(/^(?<rate>\d+)(\/s)?$/.exec(text)?.groups?.['rate']);
  if (perSecond >= 1) return perSecond;
  throw new UsageError(`Invalid ${option} "${text}". Use events per second, such as 50/s.`);
}
