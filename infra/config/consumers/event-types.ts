import { catalog, type EventSchema, type EventType } from '../../../contracts/catalog.ts';

type Beginnings<Name extends string, Before extends string = ''> = Name extends `${infer Head}.${infer Rest}`
  ? `${Before}${Head}.*` | Beginnings<Rest, `${Before}${Head}.`>
  : never;

/** A type of the catalog, or what types begin with up to a dot and then `*`: `cognito.login.*`, `cognito.*`. */
export type EventTypes = EventType | Beginnings<EventType>;

/** What is allowed where an event type is named, in words. */
export const allowedTypes =
  'an event type such as cognito.login.failed.v1, or a prefix of event types: cognito.login.*';

/** What the types that are meant begin with; undefined where one type is meant. */
export const beginningOf = (name: string): string | undefined => (name.endsWith('.*') ? name.slice(0, -1) : undefined);

/** The schemas of the events that are meant, of a name that may be wrong: then there are none. */
export const schemasOf = (name: string): readonly EventSchema[] => {
  const beginning = beginningOf(name);
  return catalog.filter(({ properties: { type } }) =>
    beginning === undefined ? type.const === name : type.const.startsWith(beginning),
  );
};
