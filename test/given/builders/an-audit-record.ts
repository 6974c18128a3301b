import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EventType } from '../../../contracts/catalog.ts';
import type { AuditRecord } from '../../../triggers/normalize/cloudtrail-record/audit-record.ts';
import type { RecordPool } from '../../../triggers/audit/pools/pool-of-record.ts';
import type { NormalizeAuditContext } from '../../../triggers/normalize/cloudtrail-record/normalize.ts';
import { factId } from '../../../triggers/normalize/cloud-event.ts';

/** A CloudTrail record as EventBridge delivers it. */
export interface AuditSample {
  readonly time: string;
  readonly detail: {
    readonly eventName: string;
    readonly eventTime: string;
    readonly eventID: string;
    readonly requestID?: string;
    readonly [name: string]: unknown;
  };
}

const folder = join(import.meta.dirname, '../samples/cloudtrail');

/** The names of the samples: the event name, and a variant behind a hyphen. */
export const auditSamples: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => basename(file, '.json'));

const texts = new Map(auditSamples.map((name) => [name, readFileSync(join(folder, `${name}.json`), 'utf8')]));

/** The pool of the samples, its app client, and two of its users. */
export const userPoolId = 'eu-central-1_Kt7QpX2nM';
export const web = { clientId: '6rl1c0v8h2dq5m3tz9kx7wbjna' };
export const lena = { subject: 'c2f58484-40a1-70d6-1e83-9b5cf2f7a6d1' };
export const nora = { subject: 'e3c45852-b0d1-70aa-2c9d-71f6a8e05b34' };

/** A UUIDv7, for records without an id of their own. */
export const aNewId = '0192e4a0-7d1c-7c3e-9f1a-000000000007';

/** A copy of a sample, with some members of the record itself replaced. */
export function anAuditRecord(sample = 'InitiateAuth', over: object = {}): AuditSample {
  const envelope = JSON.parse(texts.get(sample) ?? 'no such sample') as AuditSample;
  return { ...envelope, detail: { ...envelope.detail, ...over } };
}

/** The pool of the samples is ours, and `aNewId` is every new id; nothing is included. */
export const aNormalizeAuditContext = (over: Partial<NormalizeAuditContext> = {}): NormalizeAuditContext => ({
  poolOf: (record) => Promise.resolve(poolOf(record)),
  newId: () => aNewId,
  privacy: { policy: {} },
  ...over,
});

/** The pool of a record of the samples: users are known in it. */
function poolOf(record: AuditRecord): RecordPool {
  const { clientId, subject } = record;
  if (record.userPoolId !== undefined)
    return record.userPoolId === userPoolId ? { userPoolId } : { nothing: 'OTHER_POOL' };
  if (clientId !== undefined) return clientId === web.clientId ? { userPoolId } : { nothing: 'CLIENT_UNKNOWN' };
  return subject === undefined ? { nothing: 'POOL_UNKNOWN' } : { userPoolId };
}

/** Returns the expected event of a sample: `own` has the subject, if any, and the data that other records do not have. */
export function anAuditEvent(sample: string, type: EventType, own: object = {}) {
  const { subject, ...data } = own as Readonly<Record<string, unknown>>;
  const { eventName, eventTime, eventID, requestID } = anAuditRecord(sample).detail;
  return {
    specversion: '1.0',
    id: factId(`${type}/${eventID}`),
    type,
    source: `/aws/cognito/eu-central-1/${userPoolId}`,
    ...(subject === undefined ? {} : { subject }),
    time: eventTime.replace('Z', '.000Z'),
    datacontenttype: 'application/json',
    dataschema: `urn:cognito-to-kafka:schemas/${type}.json#/properties/data`,
    data: { userPoolId, eventName, requestId: requestID, ...data },
  };
}
