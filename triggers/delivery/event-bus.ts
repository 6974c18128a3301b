import { PutEventsCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { busSource } from '../../contracts/bus.ts';
import type { IdentityEvent } from '../../contracts/catalogue.ts';
import { PublishError } from '../errors.ts';

/** Puts one event on a bus; rejects with a PublishError, also when the signal ends it. */
export type Publish = (event: IdentityEvent, signal: AbortSignal) => Promise<void>;

/**
 * Publishes to EventBridge. PutEvents answers 200 even if it took nothing: FailedEntryCount and each entry say so
 * (PutEvents, EventBridge API reference). A bus that does not exist also answers 200 and drops the event without
 * counting it; so the deployment checks that the bus exists.
 */
export function publishToEventBus(client: Pick<EventBridgeClient, 'send'>, eventBusName: string): Publish {
  return async (event, abortSignal) => {
    const entry = {
      EventBusName: eventBusName,
      Source: busSource,
      DetailType: event.type,
      Time: new Date(event.time),
      Detail: JSON.stringify(event),
    };
    const answer = await client.send(new PutEventsCommand({ Entries: [entry] }), { abortSignal }).catch(asPublishError);
    const refused = answer.Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
    if ((answer.FailedEntryCount ?? 0) === 0 && refused === undefined) return;
    throw new PublishError(refused?.ErrorCode ?? 'EntryRefused', `The bus refused the event: ${refused?.ErrorMessage}`);
  };
}

function asPublishError(cause: unknown): never {
  const { name = 'Unknown', code, message = '' } = cause as { name?: string; code?: string; message?: string };
  throw new PublishError(code ?? name, `PutEvents failed: ${message}`, { cause });
}
