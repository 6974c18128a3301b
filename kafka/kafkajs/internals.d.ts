// Modules of kafkajs 2.2.4 that have no published types, as far as the forwarder uses them.

declare module 'kafkajs/src/protocol/requests/metadata/index.js' {
  /** Metadata of the brokers, as it is read from the wire. */
  export interface MetadataAnswer {
    readonly brokers: readonly object[];
    readonly topicMetadata: readonly {
      readonly topic: string;
      readonly topicErrorCode: number;
      readonly partitionMetadata: readonly object[];
    }[];
  }

  type ReadMetadata = (answer: MetadataAnswer) => Promise<MetadataAnswer>;

  /** A request in one version, with the module that reads the answer. */
  interface VersionedRequest {
    readonly response: { parse: ReadMetadata };
  }

  interface MetadataRequests {
    readonly versions: readonly string[];
    readonly protocol: (of: { version: string }) => (request: { topics?: string[] }) => VersionedRequest;
  }

  const requests: MetadataRequests;
  export default requests;
}

declare module 'kafkajs/src/protocol/error.js' {
  const errors: { readonly createErrorFromCode: (code: number) => Error };
  export default errors;
}

declare module 'kafkajs/src/network/connection.js' {
  import type { Socket } from 'node:net';

  /** A connection to a broker; `processData` reads what arrives on its socket. */
  interface BrokerConnection {
    readonly socket: Socket;
    processData: (this: BrokerConnection, data: Buffer) => void;
  }

  const Connection: { readonly prototype: BrokerConnection };
  export default Connection;
}

declare module 'kafkajs/src/protocol/requests/produce/index.js' {
  /** A message with its partition, as the producer's caller passed it. */
  export interface ProduceMessage {
    readonly key?: Buffer | string | null;
    readonly value: Buffer | string | null;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly timestamp?: string;
  }

  export interface ProduceArguments {
    readonly acks: number;
    readonly timeout: number;
    /** Number of the codec; 0 for none. */
    readonly compression?: number;
    readonly transactionalId?: string | null;
    /** A number, or an object with the value of one. */
    readonly producerId?: unknown;
    readonly producerEpoch?: number;
    readonly topicData: readonly {
      readonly topic: string;
      readonly partitions: readonly {
        readonly partition: number;
        readonly firstSequence?: number;
        readonly messages: readonly ProduceMessage[];
      }[];
    }[];
  }

  interface VersionedProduce {
    readonly request: {
      readonly apiKey: number;
      readonly apiVersion: number;
      readonly encode: () => Promise<{ readonly buffer: Buffer }>;
    };
    readonly response: object;
  }

  const produce: {
    readonly versions: readonly string[];
    protocol: (of: { version: number | string }) => (request: ProduceArguments) => VersionedProduce;
  };
  export default produce;
}

declare module 'kafkajs/src/protocol/recordBatch/crc32C/index.js' {
  const crc32C: (bytes: Buffer) => number;
  export default crc32C;
}

declare module 'kafkajs/src/protocol/encoder.js' {
  const Encoder: new () => { readonly buffer: Buffer };
  export default Encoder;
}
