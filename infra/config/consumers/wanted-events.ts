import { busSource } from '../../../contracts/bus.ts';
import type { ConfigProblem } from '../config-problem.ts';
import { filterCases, filterProblems } from './event-filter.ts';
import { allowedTypes, beginningOf, schemasOf } from './event-types.ts';

/** The events that a consumer wants. From a configuration they may have any shape. */
export interface WantedEvents {
  readonly types: unknown;
  readonly filter?: unknown;
}

/** A sentence about `types` or `filter`, and a value that is a mistake. */
interface WantedCase {
  readonly text: string;
  readonly wanted: Partial<WantedEvents>;
}

// "Amazon EventBridge quotas": characters of the pattern's JSON.
const maxCharacters = 2048;

export const wantedCases: readonly WantedCase[] = [
  {
    text: 'The catalog has the event type, or types with this prefix.',
    wanted: { types: ['cognito.purchase.*'] },
  },
  {
    text: 'The event pattern of types and filter is short enough for EventBridge.',
    wanted: { types: Array(99).fill('cognito.login.failed.v1') },
  },
  ...filterCases.map(({ text, filter }) => ({ text, wanted: { filter } })),
];

/** Returns the mistakes in the events that a consumer wants, each with its path. */
export function wantedProblems({ types, filter }: WantedEvents): ConfigProblem[] {
  const names = Array.isArray(types) ? (types as unknown[]) : [];
  const schemas = names.map((name) => (typeof name === 'string' ? schemasOf(name) : []));
  const unknown = names.flatMap((found, index) =>
    schemas[index]?.length === 0 ? [{ path: ['types', String(index)], found, allowed: allowedTypes }] : [],
  );
  const none = names.length === 0 ? [{ path: ['types'], found: types, allowed: `a list: ${allowedTypes}` }] : [];
  if (none.length + unknown.length > 0) return [...none, ...unknown];
  return [
    ...(filter === undefined ? [] : filterProblems(filter, schemas.flat(), ['filter'])),
    ...tooLong(names as string[], filter),
  ];
}

function tooLong(types: readonly string[], filter: unknown): ConfigProblem[] {
  const { length } = JSON.stringify({ source: [busSource], 'detail-type': detailTypes(types), detail: filter });
  const allowed = `an event pattern of at most ${maxCharacters} characters. Name fewer types, by their prefix`;
  return length > maxCharacters ? [{ path: ['types'], found: `${length} characters`, allowed }] : [];
}

/** The types in the syntax of EventBridge event patterns. */
const detailTypes = (types: readonly string[]): (string | { readonly prefix: string })[] =>
  types.map((type) => {
    const prefix = beginningOf(type);
    return prefix === undefined ? type : { prefix };
  });
