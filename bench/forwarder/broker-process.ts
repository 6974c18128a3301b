import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DiscardBrokerOptions } from './discard-broker.ts';

/** A discard broker in a process of its own, so that its CPU time is not the client's. */
export interface BrokerProcess {
  readonly port: number;
  readonly tlsPort: number;
  readonly producedBytes: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** What the process says: at first its ports, then, for each message, the bytes so far. */
export interface BrokerReport {
  readonly port: number;
  readonly tlsPort: number;
  readonly producedBytes: number;
}

/** Starts it. Throws when it ends before it serves. */
export async function startBrokerProcess(options: DiscardBrokerOptions): Promise<BrokerProcess> {
  const child = fork(join(import.meta.dirname, 'broker-main.ts'), { stdio: 'inherit' });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The discard broker has ended.');
  });
  ended.catch(() => undefined);
  const report = async (message: object): Promise<BrokerReport> => {
    const answered = new Promise<BrokerReport>((resolve) => child.once('message', resolve));
    child.send(message);
    return Promise.race([answered, ended]);
  };
  const { port, tlsPort } = await report(options);
  const stop = async (): Promise<void> => {
    child.disconnect();
    await ended.catch(() => undefined);
  };
  return { port, tlsPort, producedBytes: async () => (await report({})).producedBytes, stop };
}
