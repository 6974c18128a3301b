import type { EventOf, EventType } from '../../../contracts/catalog.ts';
import { cloudEventOf, factId } from '../cloud-event.ts';
import { allowedIpAddress, allowedUserAgent, type Privacy } from '../../../privacy/privacy.ts';
import type { AuditRecord } from './audit-record.ts';

/** What a normalizer needs besides the record. */
export interface AuditContext {
  /** The pool that the record is of. */
  readonly userPoolId: string;
  /** Makes a new UUIDv7, for a record without an id of its own. */
  readonly newId: () => string;
  readonly privacy: Privacy;
}

/** Creates the identity events of one kind of record; none if the record contains no fact. */
export type AuditNormalizer = (record: AuditRecord, context: AuditContext) => readonly EventOf<EventType>[];

/** The normalizers of one family of events, by event name. */
export type AuditNormalizers = Readonly<Record<string, AuditNormalizer>>;

/** Fields of `data` that every record has. */
type SharedField = 'userPoolId' | 'clientId' | 'eventName' | 'requestId' | 'ipAddress' | 'userAgent';

type OwnData<Type extends EventType> = {
  readonly [Name in keyof Omit<EventOf<Type>['data'], SharedField>]: EventOf<Type>['data'][Name] | undefined;
};

/** Builds the identity event of a CloudTrail record; members of `data` that are undefined are left out. */
export function auditEvent<Type extends EventType>(
  type: Type,
  record: AuditRecord,
  { userPoolId, newId, privacy, data }: AuditContext & { readonly data: OwnData<Type> },
): EventOf<Type> {
  const { eventId, eventName, clientId, subject, requestId, region, time } = record;
  return cloudEventOf(type, {
    // Half a surrogate pair, which JSON allows, has no bytes to hash.
    id: eventId === undefined ? newId() : factId(`${type}/${eventId.toWellFormed()}`),
    // A pool's id begins with its Region.
    region: region ?? userPoolId.replace(/_.*/s, ''),
    userPoolId,
    subject,
    time,
    data: {
      userPoolId,
      clientId,
      eventName,
      requestId,
      ipAddress: allowedIpAddress(record.ipAddress, privacy),
      userAgent: allowedUserAgent(record.userAgent, privacy),
      ...data,
    },
  });
}

/** A normalizer that gives one event, with the data that `dataOf` finds in the record. */
export const gives =
  <Type extends EventType>(type: Type, dataOf: (record: AuditRecord) => OwnData<Type>): AuditNormalizer =>
  (record, context) => [auditEvent(type, record, { ...context, data: dataOf(record) })];
