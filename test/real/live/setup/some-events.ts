import { catalog } from '../../../../contracts/catalog.ts';
import type { ArrivedEvent, EventDescription } from '../../../../live/wire/arrived-event.ts';
import { anArrivedEvent } from '../../../given/builders/an-arrived-event.ts';

const names = [
  'sign_up.requested',
  'sign_up.confirmed',
  'login.attempted',
  'login.failed',
  'login.attempted',
  'login.succeeded',
  'token.issued',
  'token.refreshed',
  'logout.completed',
];

const users = ['ann', 'ben', 'zoe.martin@example.com', 'li'];

/** The subject of a user of `someEvents`. */
export const subjectOf = (user: string): string => `f39f1aa8-ba35-43bc-a16e-00000000000${users.indexOf(user)}`;

/** Events of several users: each signs up, fails a login, logs in, and logs out. Numbers from `first`. */
export const someEvents = (count: number, first = 1): ArrivedEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const name = names[(number - 1) % names.length] ?? '';
    const user = users[Math.floor((number - 1) / names.length) % users.length] ?? '';
    const head = { number, type: `cognito.${name}.v1`, user, subject: subjectOf(user) };
    if (name !== 'login.failed') return anArrivedEvent(head);
    const reason = 'wrong_password_or_unknown_user';
    return anArrivedEvent({ ...head, source: 'cloudtrail', reason, data: { eventName: 'InitiateAuth', reason } });
  });

/** The descriptions of the catalog, as the server returns them. */
export const descriptions: readonly EventDescription[] = catalog.map(({ description = '', properties }) => {
  const described = (prefix: string, all: object): [string, string][] =>
    Object.entries(all as Readonly<Record<string, { readonly description?: string }>>).map(
      ([name, property]): [string, string] => [prefix + name, property.description ?? ''],
    );
  return {
    type: properties.type.const,
    description,
    properties: Object.fromEntries([...described('', properties), ...described('data.', properties.data.properties)]),
  };
});
