import type { EventOf, EventType, IdentityEvent } from '../../contracts/catalog.ts';
import { dataSchemaUri } from '../../contracts/schema-uri.ts';

const users = 10_000;
const idPrefix = '00000000-0000-7000-8000-';
const userPoolId = 'eu-west-1_AbCdEf123';
const clientId = '4ma39kqn9j6ncsimddqs13sgok';
const hex = (index: number): string => index.toString(16).padStart(12, '0');

type Make = (about: ReturnType<typeof attributesOf>, user: number) => IdentityEvent;

const subjectOf = (user: number) => ({ subject: `f39f1aa8-ba35-43bc-a16e-${hex(user)}` });
// Not all ASCII: what is delivered must be the same bytes.
const nameOf = (user: number): string => `zoë-${user}`;
const triggerOf = (user: number, triggerSource: string) => ({
  userPoolId,
  clientId,
  username: nameOf(user),
  triggerSource,
});

const makers: readonly Make[] = [
  (about, user): EventOf<'cognito.login.attempted.v1'> => ({
    ...about('cognito.login.attempted.v1'),
    ...subjectOf(user),
    data: triggerOf(user, 'PreAuthentication_Authentication'),
  }),
  (about, user): EventOf<'cognito.login.succeeded.v1'> => ({
    ...about('cognito.login.succeeded.v1'),
    ...subjectOf(user),
    data: { ...triggerOf(user, 'PostAuthentication_Authentication'), method: 'local' },
  }),
  (about, user): EventOf<'cognito.token.issued.v1'> => ({
    ...about('cognito.token.issued.v1'),
    ...subjectOf(user),
    data: { ...triggerOf(user, 'TokenGeneration_Authentication'), method: 'authentication' },
  }),
  // Knows no user, so its record has no key.
  (about): EventOf<'cognito.login.failed.v1'> => ({
    ...about('cognito.login.failed.v1'),
    data: { userPoolId, clientId, eventName: 'InitiateAuth', reason: 'user_not_found', stage: 'initiate' },
  }),
  (about, user): EventOf<'cognito.logout.completed.v1'> => ({
    ...about('cognito.logout.completed.v1'),
    ...subjectOf(user),
    data: { userPoolId, clientId, eventName: 'GlobalSignOut', scope: 'global' },
  }),
];

/** The event with this number: always the same one, so that nobody has to remember what was sent. */
export function soakEvent(index: number): IdentityEvent {
  const user = (index * 7919) % users;
  const make = makers[index % makers.length] as Make;
  return make(attributesOf(index), user);
}

/** Returns the number of the event with this id, `undefined` if it is not an event of the soak test. */
export function indexOfSoakEvent(id: string): number | undefined {
  const index = id.startsWith(idPrefix) ? Number.parseInt(id.slice(idPrefix.length), 16) : NaN;
  return id === idPrefix + hex(index) ? index : undefined;
}

const attributesOf =
  (index: number) =>
  <Type extends EventType>(type: Type) => ({
    specversion: '1.0' as const,
    id: idPrefix + hex(index),
    type,
    source: `/aws/cognito/eu-west-1/${userPoolId}`,
    time: new Date(Date.UTC(2026, 0, 1) + index).toISOString(),
    datacontenttype: 'application/json' as const,
    dataschema: dataSchemaUri(type),
  });
