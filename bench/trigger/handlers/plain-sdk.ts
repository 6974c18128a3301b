import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({});

/** How most people publish from a trigger: the SDK at the top, and the login waits for the bus. */
export const handler = async (event: { triggerSource: string }): Promise<unknown> => {
  await client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: process.env['EVENT_BUS_NAME'],
          Source: 'app.identity',
          DetailType: event.triggerSource,
          Detail: JSON.stringify(event),
        },
      ],
    }),
  );
  return event;
};
