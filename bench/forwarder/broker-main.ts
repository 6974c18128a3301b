import type { BrokerReport } from './broker-process.ts';
import { startDiscardBroker, type DiscardBroker, type DiscardBrokerOptions } from './discard-broker.ts';

// The process of a discard broker: its first message has its options; it answers each message with what it has taken.
let broker: DiscardBroker | undefined;

process.on('message', (message: DiscardBrokerOptions) => {
  void (async () => {
    broker ??= await startDiscardBroker(message);
    const { port, tlsPort } = broker;
    process.send?.({ port, tlsPort, producedBytes: broker.producedBytes() } satisfies BrokerReport);
  })();
});
process.on('disconnect', () => broker?.stop());
