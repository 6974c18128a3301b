import type { PutEvents } from '../../../triggers/publish/event-bus.ts';

interface FakeEventBridgeOptions {
  /** Bytes of all entries that one call takes. @default - as EventBridge does, less than 1 MiB */
  readonly maxBytes?: number;
  /** Whether an entry makes EventBridge refuse the whole call. @default - none does */
  readonly isMalformed?: (detail: string) => boolean;
}

/** PutEvents of an EventBridge that counts entries and bytes as EventBridge does, and keeps the accepted entries. */
export function fakeEventBridge({ maxBytes = 1_048_575, isMalformed = () => false }: FakeEventBridgeOptions = {}) {
  const calls: number[] = [];
  const taken: string[] = [];
  const putEvents: PutEvents = (entries) => {
    calls.push(entries.length);
    const details = entries.map(({ Detail }) => Detail);
    const bytes = entries.reduce(
      (sum, { Source, DetailType, Detail }) => sum + 14 + Buffer.byteLength(Source + DetailType + Detail),
      0,
    );
    if (entries.length < 1 || entries.length > 10 || bytes > maxBytes || details.some(isMalformed))
      return Promise.reject(Object.assign(new Error('not valid'), { name: 'ValidationException' }));
    taken.push(...details);
    return Promise.resolve({ FailedEntryCount: 0, Entries: entries.map((_entry, index) => ({ EventId: `${index}` })) });
  };
  return { calls, taken, putEvents };
}
