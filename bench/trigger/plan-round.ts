import { comparedNames, type VariantName } from './names.ts';

/** An environment to measure. */
export interface Planned<Variant> {
  readonly variant: Variant;
  /** Whether more logins follow the first one. */
  readonly isUsedAgain: boolean;
}

/**
 * The environments of a round. Each variant has one that is used again. Those that a goal needs have another one, and two more
 * with a first login only, because a cold start is a single figure. They alternate.
 */
export function environmentsOf<Variant extends { readonly name: VariantName }>(
  variants: readonly Variant[],
): readonly Planned<Variant>[] {
  const compared = variants.filter(({ name }) => comparedNames.includes(name));
  const plan = (some: readonly Variant[], isUsedAgain: boolean): readonly Planned<Variant>[] =>
    some.map((variant) => ({ variant, isUsedAgain }));
  return [plan(variants, true), plan(compared, false), plan(compared, true), plan(compared, false)].flat();
}

/** The items from another one on in each round. */
export const rotated = <Item>(items: readonly Item[], round: number): readonly Item[] => [
  ...items.slice(round % items.length),
  ...items.slice(0, round % items.length),
];
