import { busSource } from '../../../contracts/bus.ts';
import type { ConfigProblem } from '../config-problem.ts';
import { filterProblems } from './event-filter.ts';
import { allowedTypes, beginningOf, schemasOf } from './event-types.ts';

/** What a consumer is told of the events it wants; from a configuration it may have any shape. */
export interface WantedEvents {
  readonly types: unknown;
  readonly filter?: unknown;
}

// "Amazon EventBridge quotas": characters of the pattern's JSON.
const maxCharacters = 2048;

/** What is wrong with the events that a consumer wants, each with its path. */
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
  const allowed = `${maxCharacters} characters of event pattern: name fewer types, by what they begin with`;
  return length > maxCharacters ? [{ path: ['types'], found: `${length} characters`, allowed }] : [];
}

/** As EventBridge's event patterns have them. */
const detailTypes = (types: readonly string[]): (string | { readonly prefix: string })[] =>
  types.map((type) => {
    const prefix = beginningOf(type);
    return prefix === undefined ? type : { prefix };
  });

/** How long EventBridge tries to hand an event over. */
export interface Retries {
  /** Age in seconds after which it is a dead letter. @default - EventBridge's own, 24 hours */
  readonly maxEventAgeSeconds?: number | undefined;
  /** @default - EventBridge's own, 185 */
  readonly retryAttempts?: number | undefined;
}

/** What is wrong with how long an event is tried. */
export const retryProblems = ({ maxEventAgeSeconds, retryAttempts }: Retries): ConfigProblem[] => [
  ...outside('maxEventAge', maxEventAgeSeconds, [60, 86_400], 'a whole number of seconds'),
  ...outside('retryAttempts', retryAttempts, [0, 185], 'a whole number'),
];

function outside(name: string, found: number | undefined, [low, high]: readonly [number, number], what: string) {
  if (found === undefined || (Number.isInteger(found) && found >= low && found <= high)) return [];
  return [{ path: [name], found, allowed: `${what}, ${low} to ${high}` }];
}

/** What is set although EventBridge takes no retry policy for a bus. */
export const uselessRetries = (settings: Readonly<Record<string, unknown>>): ConfigProblem[] =>
  Object.entries(settings)
    .filter(([, found]) => found !== undefined)
    .map(([name, found]) => ({
      path: [name],
      found,
      allowed: 'nothing, because EventBridge takes no retry policy for a bus',
    }));
