export const goalHeadings = ['goal', 'measured', 'wanted', 'reached'];

/** The cells of a goal that a figure must not be below. */
export const atLeast = (what: string, measured: number, wanted: number): string[] =>
  line(what, measured, '>=', wanted, measured >= wanted);

/** The cells of a goal that a figure must not be above. */
export const atMost = (what: string, measured: number, wanted: number): string[] =>
  line(what, measured, '<=', wanted, measured <= wanted);

const line = (what: string, measured: number, sign: string, wanted: number, isReached: boolean): string[] => [
  what,
  apart(measured, wanted),
  `${sign} ${wanted}`,
  isReached ? 'yes' : 'no',
];

/** Returns a figure with enough digits to differ from the wanted one: 0.849 where 0.85 is wanted, not 0.85. */
export function apart(measured: number, wanted: number): string {
  for (let digits = measured < 10 ? 2 : 0; digits <= 12; digits++)
    if (Number(measured.toFixed(digits)) !== wanted) return measured.toFixed(digits);
  return String(measured);
}
