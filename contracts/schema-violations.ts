import type { EventType } from './catalog.ts';
import { eventRules, type PropertyRule } from './generated/event-rules.ts';
import type { EventProblem } from './read-event.ts';

/** One property of an event that does not match the schema of its type. Never holds a value, nor a name that a person chose. */
export interface SchemaViolation {
  /** Names of the schema, such as `data.reason`. */
  readonly path: string;
  /** The type of the value, and its length. */
  readonly found: string;
  readonly allowed: string;
}

/** The number of violations that a message names. */
const maxNamed = 3;

/** Returns every violation of an event, in the order of the schema; none if the event matches the schema of its type. */
export const violationsOf = (event: { readonly type: EventType }): readonly SchemaViolation[] =>
  violationsIn(event, eventRules()[event.type], '');

/** Returns sentences that name the first violations of an event: property, found, allowed. Fits into a message attribute of SQS. */
export function describeViolations(event: { readonly type: EventType }): string {
  const violations = violationsOf(event);
  const named = violations
    .slice(0, maxNamed)
    .map(({ path, found, allowed }) => `${path}: found ${found}; allowed: ${allowed}.`);
  const more = violations.length - named.length;
  return [...named, ...(more > 0 ? [`Other invalid values: ${more}.`] : [])].join(' ');
}

/** Returns what `describeViolations` says of a text that `readEvent` refused; an empty string for any other problem than the schema. */
export const violationsInText = (problem: EventProblem | undefined, text: string): string =>
  problem === 'SCHEMA_VIOLATED' ? describeViolations(JSON.parse(text) as { readonly type: EventType }) : '';

function violationsIn(value: unknown, rule: PropertyRule, path: string): SchemaViolation[] {
  if (!matches(value, rule)) return [{ path, found: foundIn(value, rule), allowed: allowedBy(rule) }];
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const { items, values, properties = {}, required = [] } = rule;
  const members = value as Readonly<Record<string, unknown>>;
  return [
    ...Object.entries(properties).flatMap(([name, property]) =>
      members[name] === undefined && !required.includes(name) ? [] : violationsIn(members[name], property, at(name)),
    ),
    ...(values ? valuesOf(members).flatMap(([where, one]) => violationsIn(one, values, at(where))) : []),
    ...(items
      ? (value as readonly unknown[]).flatMap((item, index) => violationsIn(item, items, `${path}[${index}]`))
      : []),
  ];
}

/** The values of a map by position: an app or a pool chooses the names, which may hold anything. */
function valuesOf(map: Readonly<Record<string, unknown>>): (readonly [where: string, value: unknown])[] {
  const values = Object.values(map);
  return values.map((value, index) => [`* (property ${index + 1} of ${values.length})`, value]);
}

/** Whether the value itself matches; its members have their own rules. */
function matches(
  value: unknown,
  { type, enum: words, pattern, minLength = 0, maxLength = Infinity, minimum = -Infinity }: PropertyRule,
) {
  if (words) return words.some((word) => word === value);
  if (type === 'integer') return Number.isInteger(value) && (value as number) >= minimum;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (typeof value !== type || typeof value !== 'string') return typeof value === type;
  return (
    value.length >= minLength && value.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(value))
  );
}

function foundIn(value: unknown, { type }: PropertyRule): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string')
    return value === '' ? 'an empty string' : `a string of ${counted(value.length, 'character')}`;
  if (Array.isArray(value)) return `a list of ${counted(value.length, 'item')}`;
  if (typeof value === 'number' && type === 'integer')
    return Number.isInteger(value) ? 'a smaller number' : 'a number that is not whole';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function allowedBy({ type, enum: words, pattern, minLength = 0, maxLength, minimum }: PropertyRule): string {
  if (words)
    return new Intl.ListFormat('en', { type: 'disjunction' }).format(words.map((word) => JSON.stringify(word)));
  if (pattern !== undefined) return `a string that matches ${pattern}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'integer') return minimum === undefined ? 'a whole number' : `a whole number, ${minimum} or more`;
  if (type === 'object') return 'an object';
  if (type === 'array') return 'a list';
  if (maxLength !== undefined) return `a string of ${minLength} to ${counted(maxLength, 'character')}`;
  if (minLength === 0) return 'a string';
  return minLength === 1 ? 'a string that is not empty' : `a string of at least ${counted(minLength, 'character')}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
