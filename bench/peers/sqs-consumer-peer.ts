import { forwarderMemoryMiB } from '../../infra/constructs/forwarder-memory.ts';
import { nodeMemoryFlags } from '../node-memory.ts';
import type { PeerBundles } from './bundles.ts';
import { lambdaVariables } from './lambda/lambda-peers.ts';
import type { Peer } from './peer.ts';
import { startProcessPeer } from './process-peer.ts';

const consumers = 8;

/** sqs-consumer with kafkajs, in one process. */
export const sqsConsumerPeer = ({ sqsConsumer }: Pick<PeerBundles, 'sqsConsumer'>): Peer => ({
  name: 'sqs-consumer, kafkajs',
  settings: [
    `sqs-consumer 15.0.3, ${consumers} consumers in one process, handleMessageBatch with 10 messages, heartbeat`,
    'kafkajs 2.2.4, zstd (codec of Node.js), acks=all, its own retries',
  ],
  start: (place) =>
    startProcessPeer({
      name: 'sqs-consumer',
      runFolder: place.folder,
      command: process.execPath,
      args: [...nodeMemoryFlags(forwarderMemoryMiB), sqsConsumer],
      env: {
        PATH: process.env['PATH'] ?? '',
        ...lambdaVariables(place, 'zstd'),
        CONSUMERS: String(consumers),
        VISIBILITY_TIMEOUT: String(place.visibilitySeconds),
      },
      isReady: (log) => log.includes('started'),
    }),
});
