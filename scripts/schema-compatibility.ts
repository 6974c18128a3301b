import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from '../contracts/json-schema.ts';
import { isObject } from '../platform/coerce.ts';

/**
 * Returns a sentence with the field's path for each change of a schema that a major version does not allow. Empty if only
 * optional fields were added, or descriptions changed. Strict in both directions: consumers validate new events against the
 * schema they know, and old events wait in queues, archives and topics for the new one.
 */
export const incompatibilities = (before: JsonSchema, after: JsonSchema): string[] =>
  changes(before, after, '').map(({ path, what }) => `${path === '' ? 'the event' : path}: ${what}`);

/** The same for all schemas that were released, by type; each must still be there. */
export const incompatibleReleases = (
  released: ReadonlyMap<string, JsonSchema>,
  current: ReadonlyMap<string, JsonSchema>,
): string[] =>
  [...released].flatMap(([type, before]) => {
    const after = current.get(type);
    if (after === undefined) return [`${type}: it was released, and is no longer in the catalog`];
    return incompatibilities(before, after).map((problem) => `${type}: ${problem}`);
  });

interface Change {
  readonly path: string;
  readonly what: string;
}

// They say nothing of what passes.
const annotations: readonly string[] = ['title', 'description', 'examples', '$comment'];
// Keywords with a rule of their own below; every other keyword must stay as it is.
const ruled: readonly string[] = ['properties', 'patternProperties', 'required', 'enum', 'const'];

function changes(before: JsonSchema, after: JsonSchema, path: string): Change[] {
  const here = [...valueChanges(before, after), ...keywordChanges(before, after)];
  return [
    ...here.map((what) => ({ path, what })),
    ...fieldChanges(before, after, path),
    ...requirementChanges(before, after, path),
    ...innerChanges(before, after, path),
  ];
}

/** Values of a closed list that came or went; `const` is a list of one. */
function valueChanges(before: JsonSchema, after: JsonSchema): string[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  if (old === undefined && now === undefined) return [];
  if (old === undefined) return ['its values are now a closed list'];
  if (now === undefined) return ['its values are no longer a closed list'];
  const { gone, come } = compared(old, now);
  return [
    ...gone.map((value) => `the value ${shown(value)} was removed`),
    ...come.map((value) => `the value ${shown(value)} was added`),
  ];
}

const valuesOf = ({ enum: values, const: only }: JsonSchema): readonly unknown[] | undefined =>
  values ?? (only === undefined ? undefined : [only]);

/** Types, patterns, formats, limits, and whatever else no rule is about. */
function keywordChanges(before: JsonSchema, after: JsonSchema): string[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].flatMap((keyword) => {
    const [old, now] = [before[keyword], after[keyword]];
    const isRuled = annotations.includes(keyword) || ruled.includes(keyword) || (isSchema(old) && isSchema(now));
    const isSame = isDeepStrictEqual(old, now) || (keyword === 'additionalProperties' && isOpen(old) && isOpen(now));
    return isRuled || isSame ? [] : [`${keyword} was ${shown(old)} and is ${shown(now)}`];
  });
}

/** Fields that went, or came although the released schema forbids others; the inside of those that stayed. */
function fieldChanges(before: JsonSchema, after: JsonSchema, path: string): Change[] {
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const { gone, come } = compared(Object.keys(old), Object.keys(now));
  const isClosed = !isOpen(before['additionalProperties']);
  return [
    ...gone.map((name) => ({ path: joinPath(path, name), what: 'the field was removed' })),
    ...(isClosed ? come : []).map((name) => ({
      path: joinPath(path, name),
      what: 'the released schema forbids more fields',
    })),
    ...shared(old, now).flatMap(([name, was, is]) => changes(was, is, joinPath(path, name))),
  ];
}

function requirementChanges(before: JsonSchema, after: JsonSchema, path: string): Change[] {
  const { gone, come } = compared(before.required ?? [], after.required ?? []);
  const stayed = gone.filter((name) => after.properties?.[name] !== undefined);
  return [
    ...come.map((name) => ({ path: joinPath(path, name), what: 'the field is now required' })),
    ...stayed.map((name) => ({ path: joinPath(path, name), what: 'the field is no longer required' })),
  ];
}

/** Schemas of items, and of members of any name. */
function innerChanges(before: JsonSchema, after: JsonSchema, path: string): Change[] {
  const [old, now] = [before.patternProperties ?? {}, after.patternProperties ?? {}];
  const { gone, come } = compared(Object.keys(old), Object.keys(now));
  const inner = ['items', 'additionalProperties'].flatMap((keyword) => {
    const [was, is] = [before[keyword], after[keyword]];
    return isSchema(was) && isSchema(is)
      ? changes(was, is, keyword === 'items' ? `${path}[]` : joinPath(path, '*'))
      : [];
  });
  return [
    ...gone.map((pattern) => ({ path, what: `the pattern ${shown(pattern)} for names was removed` })),
    ...come.map((pattern) => ({ path, what: `the pattern ${shown(pattern)} for names was added` })),
    ...shared(old, now).flatMap(([, was, is]) => changes(was, is, joinPath(path, '*'))),
    ...inner,
  ];
}

function compared<Value>(old: readonly Value[], now: readonly Value[]): { gone: Value[]; come: Value[] } {
  return { gone: old.filter((value) => !now.includes(value)), come: now.filter((value) => !old.includes(value)) };
}

type Schemas = Readonly<Record<string, JsonSchema>>;

const shared = (old: Schemas, now: Schemas): [string, JsonSchema, JsonSchema][] =>
  Object.entries(old).flatMap(([name, was]) => {
    const is = now[name];
    return is === undefined ? [] : [[name, was, is]];
  });

const joinPath = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const isSchema = (value: unknown): value is JsonSchema => isObject(value);

/** Whether members that no keyword names may be there with any value. */
const isOpen = (additional: unknown): boolean => additional === undefined || additional === true;

const shown = (value: unknown): string => (value === undefined ? 'not set' : JSON.stringify(value));
