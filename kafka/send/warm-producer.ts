import type { DeliverPorts } from './deliver.ts';
import { outages } from './outages.ts';
import type { Producer } from '../producer.ts';

/**
 * Keeps one connected producer from invocation to invocation until it is discarded; then the next is a new object. Keeps
 * also the unavailable partitions.
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
      // Whoever waits for the connection sees its error; here it only must not go unhandled.
      current?.connected.catch(() => undefined);
      current?.producer.destroy();
      current = undefined;
    },
  };
}
