import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { NormalizeAuditContext } from '../../../triggers/normalize/cloudtrail-record/normalize.ts';
import { aNormalizeAuditContext, userPoolId } from './an-audit-record.ts';

const folder = join(import.meta.dirname, '../samples/cloudtrail-native');

/** The names of the records in the shape that AWS itself writes. */
export const nativeSamples: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => basename(file, '.json'));

const texts = new Map(nativeSamples.map((name) => [name, readFileSync(join(folder, `${name}.json`), 'utf8')]));

/** A record without envelope; `null` stands where CloudTrail writes none. */
export type NativeRecord = Readonly<Record<string, unknown>> & {
  readonly eventName: string;
  readonly eventTime: string;
  readonly eventID: string;
  readonly requestID: string;
};

/** The file as it is, with or without EventBridge's envelope. */
export const nativeFile = (sample: string): Readonly<Record<string, unknown>> =>
  JSON.parse(texts.get(sample) ?? 'no such sample') as Record<string, unknown>;

/** A copy of a record, with some members replaced. */
export function aNativeRecord(sample: string, over: object = {}): NativeRecord {
  const file = nativeFile(sample);
  return { ...((file['detail'] ?? file) as NativeRecord), ...over };
}

const nativePool = 'us-east-1_Nat1veP01';
const clients = /^7native/;

/**
 * The pool of every native record but those of another pool: by its pool, its client or its user. The answer is the pool of the
 * other samples, because only where it comes from is left to the fake.
 */
export const aNativeAuditContext = (): NormalizeAuditContext => {
  const { poolOf, ...context } = aNormalizeAuditContext();
  return {
    ...context,
    poolOf: (record) => {
      const isOurs =
        record.userPoolId === undefined
          ? clients.test(record.clientId ?? '') || record.subject !== undefined
          : record.userPoolId === nativePool;
      return poolOf({ ...record, userPoolId: isOurs ? userPoolId : 'us-east-1_Other' });
    },
  };
};
