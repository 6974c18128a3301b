import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { busSource } from '../../../../contracts/bus.ts';
import { clientSettings } from '../../../../local/rig/aws-environment.ts';
import { deployedPipeline, output } from './deployed-pipeline.ts';

/** Puts events on the bus of the deployed pipeline, as the trigger function does. */
export async function publishEvents(events: readonly { readonly type: string }[]): Promise<void> {
  const bus = new EventBridgeClient(clientSettings(deployedPipeline().endpoint));
  for (let next = 0; next < events.length; next += 10) {
    const Entries = events.slice(next, next + 10).map((event) => ({
      EventBusName: output('EventBusName'),
      Source: busSource,
      DetailType: event.type,
      Detail: JSON.stringify(event),
    }));
    await bus.send(new PutEventsCommand({ Entries }));
  }
}
