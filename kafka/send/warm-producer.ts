import type { DeliverPorts } from './deliver.ts';
import { outages } from './outages.ts';
import type { Producer } from '../producer.ts';

/**
 * Keeps one connected producer across invocations until it is discarded. The next one is a new object. Also keeps the
 * unavailable partitions.
 */
export function warmProducer(create: () => Producer): Pick<DeliverPorts, 'acquire' | 'discard' | 'outages'> {
  let current: { readonly producer: Producer; readonly connected: Promise<void> } | undefined;
  return {
    outages: outages(),
    acquire: async () => {
      if (!current) {
        const producer = create();
        current = { producer, connected: producer.connect() };
      }
      const { producer, connected } = current;
      await connected;
      return producer;
    },
    discard: () => {
      // The caller of `acquire` gets the error of the connection; here it must only be handled.
      current?.connected.catch(() => undefined);
      current?.producer.destroy();
      current = undefined;
    },
  };
}
