import { setTimeout as pause } from 'node:timers/promises';
import { LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { clientSettings } from '../../local/rig/aws-environment.ts';
import { freezeKafka, killKafka, thawKafka } from '../../local/rig/kafka-cluster.ts';
import { startKafka, stopKafka, type KafkaBroker } from '../../local/rig/kafka.ts';
import type { Deployment } from './deployment.ts';
import { killFunction } from './forwarder-processes.ts';
import type { FaultPorts } from './inject-fault.ts';

interface Surroundings {
  readonly tell: (line: string) => void;
  /** Ends a pause early, with an error. */
  readonly signal: AbortSignal;
}

/** Faults of the brokers and the forwarder of a deployment. */
export function faultPorts({ cluster, pipeline }: Deployment, { tell, signal }: Surroundings): FaultPorts {
  const lambda = new LambdaClient(clientSettings(pipeline.endpoint));
  const FunctionName = pipeline.outputs['ForwarderFunctionName'] ?? '';
  const onBroker = (act: (broker: KafkaBroker) => Promise<void>) => (index: number) =>
    act(cluster.brokers[index] as KafkaBroker);
  return {
    brokers: {
      kill: onBroker(killKafka),
      stop: onBroker(stopKafka),
      start: onBroker((broker) => startKafka(broker)),
      freeze: onBroker(freezeKafka),
      thaw: onBroker(thawKafka),
    },
    killForwarder: async () => {
      tell(`killed ${await killFunction(pipeline, FunctionName)} processes of the forwarder`);
    },
    enableSource: async (Enabled) => {
      const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({ FunctionName }));
      for (const { UUID } of EventSourceMappings) {
        await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
      }
    },
    pause: (ms) => pause(ms, undefined, { signal }),
  };
}
