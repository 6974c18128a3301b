import type { Fault } from './fault-plan.ts';

/** What a fault is made of. Each resolves when it has happened. */
export interface FaultPorts {
  readonly brokers: BrokerFaults;
  /** Ends the processes that run the forwarder, whatever they are doing. */
  readonly killForwarder: () => Promise<void>;
  /** Lets the event source of the forwarder take messages, or not. */
  readonly enableSource: (enabled: boolean) => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
}

/** By the index of the broker. */
export interface BrokerFaults {
  /** Ends it at once. */
  readonly kill: (broker: number) => Promise<void>;
  /** Lets it end in order. */
  readonly stop: (broker: number) => Promise<void>;
  /** Resolves when it serves again. */
  readonly start: (broker: number) => Promise<void>;
  readonly freeze: (broker: number) => Promise<void>;
  readonly thaw: (broker: number) => Promise<void>;
}

/** Makes a fault, holds it and mends it; it is mended also when the time of holding is cut short by an error. */
export async function injectFault(
  { kind, holdMs, brokers: hit }: Fault,
  { brokers, killForwarder, enableSource, pause }: FaultPorts,
): Promise<void> {
  const each = async (act: (broker: number) => Promise<void>): Promise<void> => {
    await Promise.all(hit.map(act));
  };
  const held = async (make: () => Promise<void>, mend: () => Promise<void>): Promise<void> => {
    try {
      await make();
      await pause(holdMs);
    } finally {
      await mend();
    }
  };
  switch (kind) {
    case 'kill':
    case 'stop':
      return held(
        () => each(brokers[kind]),
        () => each(brokers.start),
      );
    case 'freeze':
      return held(
        () => each(brokers.freeze),
        () => each(brokers.thaw),
      );
    case 'kill-forwarder':
      // Frozen brokers first: so its processes die in the middle of a send.
      return held(
        () => each(brokers.freeze),
        () => killForwarder().finally(() => each(brokers.thaw)),
      );
    case 'pause-source':
      return held(
        () => enableSource(false),
        () => enableSource(true),
      );
  }
}
