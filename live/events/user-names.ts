import { BoundedMap } from '../../platform/bounded-map.ts';

/** Number of users whose names are kept. */
const maxUsers = 50_000;

/** The user names of subjects. CloudTrail hides user names, but the events of triggers have both. */
export interface UserNames {
  /** Returns the name for an event, and remembers it. Undefined if neither this nor an earlier event has one. */
  readonly of: (subject: string | undefined, name: string | undefined) => string | undefined;
}

/** Returns an empty collection. */
export function userNames(): UserNames {
  const names = new BoundedMap<string>(maxUsers);
  return {
    of: (subject, name) => {
      if (subject === undefined) return name;
      if (name === undefined) return names.get(subject);
      names.set(subject, name);
      return name;
    },
  };
}
