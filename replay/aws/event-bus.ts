import { PutEventsCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { busSource } from '../../contracts/bus.ts';
import { codeOf } from '../../platform/error-code.ts';

/** An event for a bus. */
export interface BusEntry {
  readonly bus: string;
  readonly type: string;
  /** RFC 3339, when it happened. */
  readonly time: string;
  /** The event, byte for byte. */
  readonly detail: string;
}

/** Publishes events to EventBridge. It returns 200 even if it rejects all entries: only an entry with an EventId was accepted. */
export function eventBus(client: Pick<EventBridgeClient, 'send'>) {
  return async (entries: readonly BusEntry[]): Promise<readonly (string | undefined)[]> => {
    try {
      const { Entries } = await client.send(
        new PutEventsCommand({
          Entries: entries.map(({ bus, type, time, detail }) => ({
            EventBusName: bus,
            Source: busSource,
            DetailType: type,
            Time: new Date(time),
            Detail: detail,
          })),
        }),
      );
      return entries.map((_entry, index) => {
        const { EventId, ErrorCode = 'ENTRY_REFUSED' } = Entries?.[index] ?? {};
        return EventId === undefined ? ErrorCode : undefined;
      });
    } catch (error) {
      return entries.map(() => codeOf(error));
    }
  };
}
