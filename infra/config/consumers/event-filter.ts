import type { TSchema } from '@sinclair/typebox';
import { members, type ConfigProblem } from '../config-problem.ts';

/**
 * What an event has to have besides its type, in the language of EventBridge's event patterns, from the event's own root:
 * `{ data: { reason: ['disabled', { prefix: 'too_' }] } }`.
 */
export interface EventFilter {
  readonly [field: string]: EventFilter | readonly unknown[];
}

// "Comparison operators for use in event patterns in Amazon EventBridge"
const operators = 'prefix, suffix, anything-but, numeric, exists, equals-ignore-case, wildcard and cidr'.split(
  /, | and /,
);
const allowedValues = `a list of strings, numbers, true, false, null, or one of the operators ${operators.join(', ')}`;

/** Sentences about filters, each with a filter for login events that is a mistake. */
export const filterCases: readonly { readonly text: string; readonly filter: object }[] = [
  { text: 'The filter has fields.', filter: {} },
  { text: 'One of the types has the field.', filter: { reason: ['disabled'] } },
  { text: 'A field without fields of its own has a list.', filter: { data: { clientId: { prefix: 'x' } } } },
  { text: 'EventBridge accepts the value.', filter: { data: { clientId: [{ like: 'x' }] } } },
  { text: '`$or` has at least two filters.', filter: { $or: [{ data: { clientId: ['x'] } }] } },
];

/**
 * What is wrong with a filter that may have any shape: fields that none of the events has, and values that EventBridge
 * does not take. Whether an operator is used correctly EventBridge says at the deployment.
 */
export function filterProblems(
  filter: unknown,
  events: readonly TSchema[],
  path: readonly string[] = [],
): ConfigProblem[] {
  const fields = Object.entries(members(filter));
  if (fields.length === 0)
    return [{ path, found: filter, allowed: 'fields of the event, each with a list of allowed values' }];
  return fields.flatMap(([name, allowed]) => {
    const at = [...path, name];
    if (name === '$or') return alternatives(allowed, events, at);
    const known = events.flatMap((event) => fieldOf(event, name) ?? []);
    if (known.length === 0) return [{ path: at, found: allowed, allowed: namesIn(events) }];
    return Array.isArray(allowed) ? valueProblems(allowed, at) : filterProblems(allowed, known, at);
  });
}

function alternatives(filters: unknown, events: readonly TSchema[], path: readonly string[]): ConfigProblem[] {
  if (!Array.isArray(filters) || filters.length < 2) {
    return [{ path, found: filters, allowed: 'a list of two filters or more' }];
  }
  return filters.flatMap((filter, index) => filterProblems(filter, events, [...path, String(index)]));
}

function valueProblems(values: readonly unknown[], path: readonly string[]): ConfigProblem[] {
  if (values.length === 0) return [{ path, found: values, allowed: allowedValues }];
  return values.flatMap((value, index) =>
    isMatcher(value) ? [] : [{ path: [...path, String(index)], found: value, allowed: allowedValues }],
  );
}

function isMatcher(value: unknown): boolean {
  if (typeof value !== 'object') return value !== undefined;
  if (value === null) return true;
  const names = Object.keys(members(value));
  return names.length === 1 && operators.includes(names[0] ?? '');
}

/** The schema of a field of an object, or of a record whose names are not prescribed. */
const fieldOf = ({ properties, patternProperties = {} }: TSchema, name: string): TSchema | undefined => {
  const named = members(properties)[name] as TSchema | undefined;
  return named ?? (Object.values(patternProperties as object) as TSchema[])[0];
};

const namesIn = (events: readonly TSchema[]): string => {
  const names = [...new Set(events.flatMap(({ properties }) => Object.keys(members(properties))))];
  return names.length > 0
    ? `one of these fields: ${names.join(', ')}`
    : 'a list, because the field has no fields of its own';
};
