import { readEvent } from '../../contracts/read-event.ts';
import type { TemporaryUser } from './login.ts';

/** Events that are kept until the user is known. A busy pool has more: the others then count as not read. */
const maxWaiting = 100_000;

interface UserEvent {
  readonly type: string;
  readonly subject: string | undefined;
  readonly username: string | undefined;
}

/** Finds the events of one user among the records of a topic. Events may arrive before the user's name is known. */
export function userEvents(userPoolId: string) {
  const waiting: UserEvent[] = [];
  const found = new Set<string>();
  let user: TemporaryUser | undefined;
  const isOfUser = ({ subject, username }: UserEvent): boolean =>
    user !== undefined && (username === user.username || (subject !== undefined && subject === user.sub));
  return {
    /** Takes the value of a record. */
    add(value: string): void {
      // A topic may have many events: few are worth parsing.
      if (!value.includes(user?.username ?? userPoolId) && !(user?.sub !== undefined && value.includes(user.sub)))
        return;
      const read = readEvent(value);
      if (!('event' in read) || read.event.data.userPoolId !== userPoolId) return;
      const { type, subject, data } = read.event;
      const event = { type, subject, username: 'username' in data ? data.username : undefined };
      if (user === undefined && waiting.length < maxWaiting) waiting.push(event);
      else if (isOfUser(event)) found.add(type);
    },
    /** The types of the user's events so far. From now on only events of this user are kept. */
    typesOf(known: TemporaryUser): ReadonlySet<string> {
      user = known;
      for (const event of waiting.splice(0)) if (isOfUser(event)) found.add(event.type);
      return found;
    },
  };
}
