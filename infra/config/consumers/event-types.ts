import { catalog, type EventSchema, type EventType } from '../../../contracts/catalog.ts';

type Beginnings<Name extends string, Before extends string = ''> = Name extends `${infer Head}.${infer Rest}`
  ? `${Before}${Head}.*` | Beginnings<Rest, `${Before}${Head}.`>
  : never;

/** A type of the catalog, or what types begin with up to a dot and then `*`: `cognito.login.*`, `cognito.*`. */
export type EventTypes = EventType | Beginnings<EventType>;

/** Description of the allowed names of event types. */
export const allowedTypes =
  'an event type such as cognito.login.failed.v1, or a prefix of event types: cognito.login.*';

/** Returns the prefix of the selected types, `undefined` if the name selects one type. */
export const beginningOf = (name: string): string | undefined => (name.endsWith('.*') ? name.slice(0, -1) : undefined);

/** Returns the schemas of the selected events. Empty if the name is unknown. */
export const schemasOf = (name: string): readonly EventSchema[] => {
  const beginning = beginningOf(name);
  return catalog.filter(({ properties: { type } }) =>
    beginning === undefined ? type.const === name : type.const.startsWith(beginning),
  );
};
