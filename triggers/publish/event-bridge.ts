import { endpointOf, type Environment } from '../../platform/aws-api/endpoint.ts';
import { serviceApi } from '../../platform/aws-api/service-api.ts';
import type { PutEvents } from './event-bus.ts';

/** EventBridge of the Region. */
export interface EventBridge {
  readonly putEvents: PutEvents;
  /** Opens a connection for the first call. Never throws. */
  readonly connect: () => void;
}

const maxAttempts = 3;
const service = { signingName: 'events', target: 'AWSEvents', version: '1.1' } as const;
const names = { prefix: 'events', variable: 'EVENTBRIDGE' } as const;

/**
 * Calls EventBridge with the credentials that Lambda puts into the environment, without the AWS SDK (why:
 * docs/explanations/decisions/0010). Without credentials in the environment, the first call loads the SDK, which looks for
 * them in files and services as well.
 */
export function eventBridge(env: Environment): EventBridge {
  const open = () => serviceApi(service, { env, maxAttempts, endpoint: (region) => endpointOf(names, region, env) });
  let api: ReturnType<typeof open>;
  let sdk: Promise<PutEvents> | undefined;
  return {
    putEvents: async (entries, signal) => {
      api ??= open();
      if (!api) return (await (sdk ??= putEventsOfSdk()))(entries, signal);
      // The protocol has times in seconds.
      const inProtocol = entries.map((entry) => ({ ...entry, Time: entry.Time.getTime() / 1000 }));
      return api.call('PutEvents', { Entries: inProtocol }, signal);
    },
    connect: () => {
      try {
        (api ??= open())?.connect();
      } catch {
        // The first call fails, too, and reports it.
      }
    },
  };
}

async function putEventsOfSdk(): Promise<PutEvents> {
  const { EventBridgeClient, PutEventsCommand } = await import('@aws-sdk/client-eventbridge');
  const client = new EventBridgeClient({ maxAttempts, retryMode: 'standard' });
  return (entries, abortSignal) =>
    client.send(new PutEventsCommand({ Entries: [...entries] }), abortSignal ? { abortSignal } : {});
}
